package press.stet.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of a theme: the default ones, each replaced by the folder's file of the same name. */
final class ThemeFiles {

    /** What the default theme consists of. */
    static final List<String> DEFAULT = List.of(
            "layout.peb",
            "story.peb",
            "file.peb",
            "file-story.peb",
            "day.peb",
            "front.peb",
            "list.peb",
            "archive.peb",
            "corrections.peb",
            "text.peb",
            "letters.peb",
            "search.peb",
            "check.peb",
            "not-found.peb",
            "card.peb",
            "correction.peb",
            "pages.peb",
            "base.css",
            "latin.css",
            "arabic.css",
            "arabic-last.css",
            "button.css",
            "notice.css",
            "box.css",
            "appeal.css",
            "photo.css",
            "rich.css",
            "story.css",
            "file.css",
            "size.css",
            "related.css",
            "list.css",
            "form.css",
            "front.css",
            "text.css",
            "notice.js",
            "story.js",
            "front.js",
            "not-found.js");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}\\.(peb|css|js)");
    private static final int MOST_FILES = 100;
    private static final int LARGEST_FILE = 128 * 1024;

    private static final Map<String, String> DEFAULTS = readDefaults();

    private ThemeFiles() {}

    /** The default theme's files by name. */
    static Map<String, String> defaults() {
        return DEFAULTS;
    }

    private static Map<String, String> readDefaults() {
        var files = new TreeMap<String, String>();
        for (var name : DEFAULT) {
            try (var in = Objects.requireNonNull(ThemeFiles.class.getResourceAsStream("/theme/" + name), name)) {
                files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(files);
    }

    /** The default theme with the files of a folder laid over it. Symbolic links and other names are left alone. */
    static Map<String, String> over(Path folder) {
        var files = new TreeMap<>(DEFAULTS);
        for (var path : list(folder)) {
            files.put(path.getFileName().toString(), read(path));
        }
        return files;
    }

    /** The theme files in a folder, sorted by name. */
    static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ThemeException("The theme folder " + folder.getFileName() + " is not there.");
        }
        try (var entries = Files.list(folder)) {
            var found = entries.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.size() > MOST_FILES) {
                throw new ThemeException("A theme may have " + MOST_FILES + " files; this one has more.");
            }
            return found;
        } catch (IOException e) {
            throw new ThemeException("The theme folder " + folder.getFileName() + " can't be read.", e);
        }
    }

    private static String read(Path path) {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new ThemeException(path.getFileName() + " is larger than " + LARGEST_FILE / 1024
                        + " KB, the most a theme's file may be.");
            }
            return Files.readString(path);
        } catch (MalformedInputException e) {
            throw new ThemeException(path.getFileName() + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new ThemeException(path.getFileName() + " can't be read.", e);
        }
    }
}
