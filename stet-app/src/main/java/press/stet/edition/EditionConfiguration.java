package press.stet.edition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import press.stet.kernel.DataFolder;
import press.stet.storage.SignedTexts;
import press.stet.theme.Themes;

@Configuration(proxyBeanMethods = false)
class EditionConfiguration {

    /** A folder {@code theme} in the data folder, if there is one, is the newsroom's own theme. */
    @Bean
    Themes themes(DataFolder data) {
        Path own = data.root().resolve("theme");
        return Files.isDirectory(own) ? Themes.inFolder(own) : Themes.standard();
    }

    @Bean
    Keys keys(DataFolder data, SignedTexts texts, Clock clock) {
        return new Keys(data, texts, clock);
    }

    @Bean
    Seal seal(Keys keys) {
        return new Seal(keys);
    }
}
