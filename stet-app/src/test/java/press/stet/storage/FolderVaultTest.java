package press.stet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.format.ObjectHash;

class FolderVaultTest {

    @TempDir
    Path folder;

    @Test
    void an_original_comes_back_as_it_was_put_until_it_is_deleted() throws IOException {
        Vault vault = new FolderVault(folder);
        ObjectHash hash = vault.put(new byte[] {1, 2, 3});

        assertThat(new FolderVault(folder).get(hash)).containsExactly(1, 2, 3);
        vault.delete(hash);
        assertThat(vault.get(hash)).isNull();
    }

    @Test
    void an_altered_file_is_not_handed_out_and_putting_it_again_mends_it() throws IOException {
        Vault vault = new FolderVault(folder);
        ObjectHash hash = vault.put(new byte[] {1, 2, 3});
        Files.write(
                folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex().substring(2)), new byte[] {1, 2});

        assertThat(vault.get(hash)).isNull();
        vault.put(new byte[] {1, 2, 3});
        assertThat(vault.get(hash)).containsExactly(1, 2, 3);
    }
}
