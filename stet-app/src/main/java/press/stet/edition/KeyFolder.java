package press.stet.edition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import press.stet.format.KeyFile;
import press.stet.format.Role;

/** Files that only their owner may read, written whole or not at all. */
final class KeyFolder {

    private KeyFolder() {}

    static void write(Path file, String text) throws IOException {
        Path parent = file.resolveSibling(".").normalize();
        Path draft = Files.createTempFile(parent, "key", ".draft", ownerOnly());
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(parent, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new IOException("The key file " + file + " could not be written. Is the disk full?", e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The key file with a line for people above it. */
    static String printable(KeyFile key) {
        String use = key.role() == Role.ROOT
                ? "# One of the newsroom's root keys. Print this page, keep it off every computer that is online.\n"
                : "# Signs for the newsroom by itself. If this file was copied by a stranger: stet keys revoke "
                        + key.signer().key().name() + "\n";
        return use + key.text();
    }
}
