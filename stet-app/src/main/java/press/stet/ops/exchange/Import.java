package press.stet.ops.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * An export that is about to come in: a file, a zip or a folder, told by what is in it and not by its name.
 * {@link #into} goes through the whole of it before it lets the first item in.
 */
public final class Import implements AutoCloseable {
    private static final int SNIFFED_MOST = 300;

    private final Shelf shelf;
    private final Path scratch;
    private final ExportReader reader;
    private final long bytes;

    private Import(Shelf shelf, Path scratch, Choice choice) throws IOException {
        this.shelf = shelf;
        this.scratch = scratch;
        this.reader = switch (choice.kind()) {
            case GHOST -> new Ghost(shelf, choice.files(), scratch);
            case WXR -> new Wxr(shelf, choice.files(), scratch);
            case NINJS -> new Ninjs(shelf, choice.files());
            case MARKDOWN, NONE -> new MarkdownFolder(shelf, choice.files());
        };
        boolean twice = choice.kind() == Sniffer.Kind.GHOST
                || choice.kind() == Sniffer.Kind.WXR
                || choice.files().size() == 1;
        this.bytes = choice.files().stream().mapToLong(shelf::size).sum() * (twice ? 2 : 1);
    }

    private record Choice(Sniffer.Kind kind, List<String> files) {}

    /** @throws ImportRefused if there is nothing in it that Stet can read */
    public static Import open(Path source) throws IOException {
        if (!Files.exists(source)) {
            throw new ImportRefused("There is no file or folder " + source + ".");
        }
        boolean folder = Files.isDirectory(source);
        if (!folder && Files.size(source) == 0) {
            throw new ImportRefused("The file " + source.getFileName() + " is empty. Please export it again.");
        }
        boolean zip = !folder && isZip(source);
        Shelf shelf = zip ? Shelf.zip(source) : Shelf.folder(folder ? source : parent(source));
        Path scratch = Files.createTempDirectory("stet-import");
        try {
            Choice choice = folder || zip
                    ? choose(shelf)
                    : single(shelf, String.valueOf(source.toRealPath().getFileName()));
            return new Import(shelf, scratch, choice);
        } catch (IOException | RuntimeException refused) {
            shelf.close();
            delete(scratch);
            throw refused;
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.toRealPath().getParent();
        return parent == null ? file : parent;
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9 && head[3] < 9;
        }
    }

    private static Choice single(Shelf shelf, String name) throws IOException {
        Sniffer.Kind kind = Sniffer.kind(shelf, name);
        if (kind == Sniffer.Kind.NONE) {
            throw nothing("The file " + name + " is");
        }
        return new Choice(kind, List.of(name));
    }

    private static Choice choose(Shelf shelf) throws IOException {
        List<String> names = shelf.names().stream()
                .filter(name -> !name.matches("(.*/)?(\\.|__MACOSX/|node_modules/).*"))
                .toList();
        for (Sniffer.Kind kind : List.of(Sniffer.Kind.WXR, Sniffer.Kind.GHOST)) {
            List<String> files = new ArrayList<>();
            for (String name : ending(names, kind == Sniffer.Kind.WXR ? "xml" : "json").stream()
                    .limit(SNIFFED_MOST)
                    .toList()) {
                boolean wanted = Sniffer.kind(shelf, name) == kind;
                if (wanted && (kind != Sniffer.Kind.WXR || Sniffer.isWordPress(shelf, name))) {
                    files.add(name);
                }
            }
            if (!files.isEmpty()) {
                return new Choice(kind, files);
            }
        }
        List<String> json = ending(names, "json|ndjson");
        for (String name : json.stream().limit(SNIFFED_MOST).toList()) {
            if (Sniffer.kind(shelf, name) == Sniffer.Kind.NINJS) {
                return new Choice(Sniffer.Kind.NINJS, json);
            }
        }
        List<String> markdown = ending(names, "md|markdown");
        if (markdown.isEmpty()) {
            throw nothing("In it there is");
        }
        return new Choice(Sniffer.Kind.MARKDOWN, markdown);
    }

    private static List<String> ending(List<String> names, String endings) {
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(" + endings + ")"))
                .toList();
    }

    private static ImportRefused nothing(String beginning) {
        return new ImportRefused(
                beginning + " no export that Stet reads. It reads Ghost's JSON, WordPress's XML, ninjs and"
                        + " Markdown files with a head of fields, as they are or in a zip.");
    }

    /** What it is, for people. */
    public String kind() {
        return reader.kind();
    }

    /**
     * Lets everything in.
     *
     * @throws ImportRefused before the first item if the export can't be read to its end
     */
    public void into(Newcomers newcomers, Report report, @Nullable Progress progress) throws IOException {
        Meter meter = new Meter(shelf, progress == null ? (done, total) -> {} : progress, bytes);
        reader.survey(meter);
        try {
            reader.read(new Reception(newcomers, report), meter);
        } catch (JacksonException changed) {
            throw new ImportRefused("The export changed while it was read. Please repeat the import.", changed);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        shelf.close();
        delete(scratch);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
