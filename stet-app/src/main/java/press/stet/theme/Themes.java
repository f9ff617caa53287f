package press.stet.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The theme in use, read again when a developer changes its files. A {@link Theme} itself never changes, so a print
 * that has begun ends with the theme it began with.
 */
public final class Themes {

    private final @Nullable Path folder;

    private @Nullable Theme current;
    private List<Stamp> stamps = List.of();

    private Themes(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The default theme. */
    public static Themes standard() {
        return new Themes(null);
    }

    /** A folder of templates, styles and scripts; what it lacks comes from the default theme. */
    public static Themes inFolder(Path folder) {
        return new Themes(folder);
    }

    /**
     * The theme as its files are now, with these tokens.
     *
     * @throws ThemeException saying what to mend if a file can't be used or a token is too weak
     */
    public synchronized Theme current(Tokens tokens) {
        var now = folder == null ? List.<Stamp>of() : stampsOf(folder);
        if (current == null || !now.equals(stamps) || !current.tokens().equals(tokens)) {
            current = folder == null ? Theme.standard(tokens) : Theme.fromFolder(folder, tokens);
            stamps = now;
        }
        return current;
    }

    private static List<Stamp> stampsOf(Path folder) {
        return ThemeFiles.list(folder).stream().map(Stamp::of).toList();
    }

    private record Stamp(String name, long modified, long size) {
        static Stamp of(Path file) {
            try {
                return new Stamp(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file).toMillis(),
                        Files.size(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
