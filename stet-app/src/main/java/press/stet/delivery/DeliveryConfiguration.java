package press.stet.delivery;

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
    CurrentEdition currentEdition(SiteHeadFile headFile, Objects objects) {
        return new CurrentEdition(headFile, new PrintCache(objects));
    }

    @Bean
    StoreFiles storeFiles(SignedTexts texts, Objects objects) {
        return new StoreFiles(texts, objects);
    }

    @Bean
    SiteServer siteServer(
            CurrentEdition currentEdition,
            StoreFiles storeFiles,
            ObjectProvider<FormDoor> door,
            @Value("${stet.site-port:8080}") int port,
            @Value("${stet.site-address:}") String address) {
        return new SiteServer(
                new Site(currentEdition, storeFiles), door.getIfAvailable(() -> path -> false), port, address);
    }
}
