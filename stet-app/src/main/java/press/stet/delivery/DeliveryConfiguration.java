package press.stet.delivery;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHeadFile;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    CurrentEdition currentEdition(SiteHeadFile headFile, Objects objects, @Value("${stet.onion:}") String onion) {
        return new CurrentEdition(headFile, new PrintCache(objects), onion.isBlank() ? null : onion.strip());
    }

    @Bean
    StoreFiles storeFiles(SignedTexts texts, Objects objects) {
        return new StoreFiles(texts, objects);
    }

    @Bean
    RequestsPerHour requestsPerHour(Clock clock) {
        return new RequestsPerHour(clock);
    }

    @Bean
    SiteServer siteServer(
            CurrentEdition currentEdition,
            StoreFiles storeFiles,
            ObjectProvider<FormDoor> door,
            RequestsPerHour requests,
            @Value("${stet.site-port:8080}") int port,
            @Value("${stet.site-address:}") String address) {
        return new SiteServer(
                new Site(currentEdition, storeFiles),
                door.getIfAvailable(() -> path -> false),
                requests,
                port,
                address);
    }
}
