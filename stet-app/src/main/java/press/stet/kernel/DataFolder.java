package press.stet.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds all of one newsroom: database, objects, photos, keys. Everything in it is private to its owner. */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** A folder below the data folder, made with mode 0700 if it is not there yet. */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + folder + " cannot be made. Is the disk full or read-only?", e);
        }
        return folder;
    }
}
