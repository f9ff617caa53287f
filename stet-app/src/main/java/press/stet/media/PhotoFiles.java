package press.stet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import press.stet.kernel.DataFolder;

/**
 * The files of photos under their hash, in two folders that only their owner may open: the originals, which nobody prints,
 * and the prints. A file is whole or not there.
 */
@Component
class PhotoFiles {
    private final Path originals;
    private final Path prints;

    PhotoFiles(DataFolder data) {
        this.originals = data.folder("photos/originals");
        this.prints = data.folder("photos/prints");
    }

    String keepOriginal(byte[] bytes) {
        return keep(originals, bytes);
    }

    String keepPrint(byte[] bytes) {
        return keep(prints, bytes);
    }

    byte[] original(String hash) {
        return read(originals, hash);
    }

    byte[] print(String hash) {
        return read(prints, hash);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java knows no SHA-256.", e);
        }
    }

    private static String keep(Path folder, byte[] bytes) {
        String hash = hash(bytes);
        Path file = place(folder, hash);
        if (Files.exists(file)) {
            return hash;
        }
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), hash, ".part");
            try (var channel = Files.newByteChannel(draft, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
                var buffer = java.nio.ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("The photo could not be written to " + folder + ". Is the disk full?", e);
        }
    }

    private static byte[] read(Path folder, String hash) {
        try {
            return Files.readAllBytes(place(folder, hash));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The photo file " + hash + " is missing in " + folder + ". Put it back from the backup.", e);
        }
    }

    private static Path place(Path folder, String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }
}
