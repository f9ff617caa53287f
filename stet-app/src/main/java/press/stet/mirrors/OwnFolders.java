package press.stet.mirrors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import press.stet.format.StoreLayout;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;

/** Folders of this machine that may become a mirror though nobody at the machine named them. */
final class OwnFolders {

    private static final String FIELD = "folder";

    private OwnFolders() {}

    /** The folder of this name, if it is there, outside the data folder, and is empty or was a mirror before. */
    static Path free(String name, DataFolder data) {
        try {
            Path folder = Path.of(name.strip());
            if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
                throw new Refusal(
                        "Name a folder of the machine that Stet runs on, from the root on, for instance /srv/mirror. "
                                + "Whoever runs the machine makes it and lets Stet write there.",
                        FIELD);
            }
            Path real = folder.toRealPath();
            if (real.startsWith(data.root().toRealPath()) || !isFree(real)) {
                throw new Refusal(
                        "There are other things in " + folder
                                + ". Name an empty folder, or one that was a mirror before.",
                        FIELD);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new Refusal("The folder " + name.strip() + " cannot be read.", e);
        }
    }

    private static boolean isFree(Path folder) throws IOException {
        boolean before = Stream.of("", Mirror.STORE)
                .anyMatch(store -> Files.exists(folder.resolve(store).resolve(StoreLayout.CLOCK)));
        try (Stream<Path> inside = Files.list(folder)) {
            List<String> names =
                    inside.map(file -> file.getFileName().toString()).limit(2).toList();
            return before || names.isEmpty() || names.equals(List.of("lost+found"));
        }
    }
}
