package press.stet.storage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import press.stet.kernel.DataFolder;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    Objects objects(DataFolder data) {
        return new FolderObjects(data.folder("objects"));
    }

    @Bean
    Vault vault(DataFolder data) {
        return new FolderVault(data.folder("vault"));
    }

    @Bean
    SiteHeadFile siteHeadFile(DataFolder data) {
        return new SiteHeadFile(data.folder("edition").resolve("head"));
    }

    @Bean
    SignedTexts signedTexts(DataFolder data) {
        return new SignedTexts(data.folder("store"));
    }
}
