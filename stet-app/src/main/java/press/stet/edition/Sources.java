package press.stet.edition;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import press.stet.theme.SafeHtml;

/** What all {@link PageSource}s together add to one print. Where two would fill the same box, the first does. */
final class Sources {

    private final List<PageSource.Snapshot> snapshots;

    Sources(List<PageSource.Snapshot> snapshots) {
        this.snapshots = List.copyOf(snapshots);
    }

    SafeHtml letterBox(PageSource.Spot spot) {
        return box(snapshot -> snapshot.letterBox(spot));
    }

    SafeHtml appeal(PageSource.Spot spot) {
        return box(snapshot -> snapshot.appeal(spot));
    }

    private SafeHtml box(Function<PageSource.Snapshot, SafeHtml> asked) {
        return snapshots.stream()
                .map(asked)
                .filter(box -> !box.isEmpty())
                .findFirst()
                .orElse(SafeHtml.NONE);
    }

    List<PageSource.SentLetter> letters(String language) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.letters(language).stream())
                .toList();
    }

    SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>();
        snapshots.forEach(snapshot -> paths.addAll(snapshot.paths()));
        return paths;
    }

    Optional<SourcePage> page(String path) {
        return snapshots.stream()
                .map(snapshot -> snapshot.page(path))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
