package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Announces each picture once, with its file where that travels with the export. */
final class Photos {
    private static final List<String> ROOTS = List.of("", "static/", "public/", "assets/", "content/", "wp-content/");
    private static final String SEPARATOR = "/";

    private final String prefix;
    private final Shelf shelf;
    private final Seen seen;
    private final Newcomers newcomers;
    private final Report report;
    /** Folder of the file that names the pictures, ending in a slash, or empty. */
    private String beside = "";

    Photos(String prefix, Shelf shelf, Seen seen, Newcomers newcomers, Report report) {
        this.prefix = prefix;
        this.shelf = shelf;
        this.seen = seen;
        this.newcomers = newcomers;
        this.report = report;
    }

    /** Relative names are looked for beside this file of the export from now on. */
    void besides(String fileName) {
        this.beside = fileName.substring(0, fileName.lastIndexOf('/') + 1);
    }

    /** The id of the picture at the address; null, and noted, if there is none to speak of. */
    @Nullable
    UUID photo(Notes notes, String address, @Nullable String alt, @Nullable String caption, @Nullable String credit) {
        String at = Clean.line(address).replace("__GHOST_URL__", "");
        if (at.startsWith("data:") || at.startsWith("blob:") || address.length() > 2000 || at.isEmpty()) {
            notes.note(Finding.PICTURE_INSIDE_TEXT, at.isEmpty() ? null : at);
            return null;
        }
        Optional<MediaFile> file = find(at);
        boolean web = at.startsWith("http://") || at.startsWith("https://") || at.startsWith("//");
        String key = prefix + ":photo:" + (web ? at : file.map(MediaFile::name).orElse(at));
        if (seen.add(key)) {
            newcomers.arrives(new Item.Photo(key, Keys.id(key), at, file, alt, caption, credit));
            if (file.isEmpty()) {
                report.found(key, Finding.MEDIA_MISSING, at);
            }
        }
        return Keys.id(key);
    }

    private Optional<MediaFile> find(String address) {
        String path = normal(Addresses.mediaPath(address));
        if (path == null) {
            return Optional.empty();
        }
        for (String candidate : candidates(path)) {
            for (String root : ROOTS) {
                if (shelf.has(root + candidate)) {
                    return Optional.of(shelf.media(root + candidate));
                }
            }
            if (!beside.isEmpty() && shelf.has(beside + candidate)) {
                return Optional.of(shelf.media(beside + candidate));
            }
        }
        return Optional.empty();
    }

    /** The path itself, without a size that the old system put in, and without its first folders. */
    private static List<String> candidates(String path) {
        List<String> all = new ArrayList<>();
        String original =
                path.replaceFirst("/size/w\\d+(h\\d+)?/", SEPARATOR).replaceFirst("-\\d+x\\d+(\\.\\w+)$", "$1");
        for (String form : original.equals(path) ? List.of(path) : List.of(path, original)) {
            all.add(form);
            String[] folders = form.split(SEPARATOR, -1);
            for (int from = 1; from <= 3 && from < folders.length - 1; from++) {
                all.add(String.join(SEPARATOR, List.of(folders).subList(from, folders.length)));
            }
        }
        return all;
    }

    /** The path without leading slash and dots, or null if it leads out of the export. */
    private static @Nullable String normal(String path) {
        List<String> folders = new ArrayList<>();
        for (String folder : path.replace('\\', '/').split(SEPARATOR)) {
            if (folder.equals("..")) {
                if (folders.isEmpty()) {
                    return null;
                }
                folders.removeLast();
            } else if (!folder.isEmpty() && !folder.equals(".")) {
                folders.add(folder);
            }
        }
        return folders.isEmpty() ? null : String.join(SEPARATOR, folders);
    }
}
