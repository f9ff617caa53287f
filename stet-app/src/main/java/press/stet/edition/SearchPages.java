package press.stet.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import press.stet.edition.search.SearchLayout;
import press.stet.edition.search.SearchWords;
import press.stet.edition.search.Segment;
import press.stet.edition.search.ShardPatch;
import press.stet.edition.search.Shards;
import press.stet.edition.search.StoryWords;
import press.stet.format.CspClass;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The files of the search index of one language, below the page that searches it. Readers' devices fetch and search them. */
final class SearchPages {

    private static final int STANDFIRST = 140;
    private static final int READ_AT_ONCE = 500;

    private final Site site;
    private final Published published;
    private final EditionBefore before;
    private final Map<String, SearchWords> words = new ConcurrentHashMap<>();

    /** @param before what may be taken over from the edition that is live */
    SearchPages(Site site, Published published, EditionBefore before) {
        this.site = site;
        this.published = published;
        this.before = before;
    }

    /** Where the index lies: the folder of the page that searches it. */
    String folder(String language) {
        return site.house().root(language) + "search/";
    }

    /** What of a story is searched: of a retracted one only what lists still show. */
    StoryWords words(StoryLine line, StoryContent content) {
        SearchWords of = words.computeIfAbsent(line.language(), SearchWords::of);
        StringBuilder head = new StringBuilder(line.headline());
        head.append('\n').append(line.standfirst()).append('\n').append(line.kicker());
        for (PersonId author : line.authors()) {
            Optional<Person> person = site.person(author).filter(known -> !known.masked());
            person.ifPresent(known -> head.append('\n').append(known.name()));
        }
        String text = line.state() == StoryState.RETRACTED
                ? ""
                : content.document().plainText(person -> site.name(new PersonId(person), line.language()));
        return StoryWords.of(of, head.toString(), text);
    }

    /** The segment's shards; empty if there are fewer stories than it needs. */
    List<Page> segment(String language, Segment segment) {
        List<StoryLine> lines = lines(language, segment.from(), segment.tier().size());
        return lines.size() < segment.tier().size() ? List.of() : segment(language, segment, lines, reading());
    }

    /** @param lines the segment's stories */
    List<Page> segment(
            String language,
            Segment segment,
            List<StoryLine> lines,
            Function<List<StoryLine>, List<StoryWords>> words) {
        List<byte[]> shards =
                indexed(language, lines, words).bytes(segment.tier().shards());
        List<Page> pages = new ArrayList<>(shards.size());
        for (int shard = 0; shard < shards.size(); shard++) {
            pages.add(binary(folder(language) + segment.path(shard), shards.get(shard)));
        }
        return pages;
    }

    /**
     * Those of the segment's shards that are no longer as they were printed, where only the words of the stories at these places may
     * have changed.
     */
    List<Page> part(String language, Segment segment, Set<Long> places) {
        List<byte[]> printed = new ArrayList<>();
        for (String path : paths(language, segment)) {
            byte[] shard = before.page(path);
            if (shard == null) {
                return segment(language, segment);
            }
            printed.add(shard);
        }
        Map<Integer, StoryWords> changed = new HashMap<>();
        for (long place : places) {
            reading()
                    .apply(lines(language, place, 1))
                    .forEach(words -> changed.put(Math.toIntExact(place - segment.from()), words));
        }
        List<byte[]> now;
        try {
            now = ShardPatch.of(printed, changed, language);
        } catch (IllegalArgumentException fromAnotherVersion) {
            return segment(language, segment);
        }
        List<Page> pages = new ArrayList<>();
        for (int shard = 0; shard < now.size(); shard++) {
            if (!Arrays.equals(now.get(shard), printed.get(shard))) {
                pages.add(binary(folder(language) + segment.path(shard), now.get(shard)));
            }
        }
        return pages;
    }

    List<String> paths(String language, Segment segment) {
        List<String> paths = new ArrayList<>();
        for (int shard = 0; shard < segment.tier().shards(); shard++) {
            paths.add(folder(language) + segment.path(shard));
        }
        return paths;
    }

    Page latest(String language) {
        long total = published.count(ListKey.language(language));
        long from = SearchLayout.latestFrom(total);
        return latest(language, total, lines(language, from, Math.toIntExact(total - from)), reading());
    }

    /** @param lines the stories from {@link SearchLayout#latestFrom} on */
    Page latest(String language, long total, List<StoryLine> lines, Function<List<StoryLine>, List<StoryWords>> words) {
        return binary(
                folder(language) + "latest",
                indexed(language, lines, words).latest(total, rows(lines).toString()));
    }

    Optional<Page> headlines(String language, long block) {
        List<StoryLine> lines = lines(language, block * SearchLayout.BLOCK, SearchLayout.BLOCK);
        return lines.size() < SearchLayout.BLOCK ? Optional.empty() : Optional.of(headlines(language, block, lines));
    }

    Page headlines(String language, long block, List<StoryLine> lines) {
        return Page.text(
                headlinesPath(language, block), "application/json", rows(lines).toString());
    }

    String headlinesPath(String language, long block) {
        return folder(language) + "headlines/" + block;
    }

    private List<StoryLine> lines(String language, long from, int count) {
        ListKey list = ListKey.language(language);
        long total = published.count(list);
        return from + count > total ? List.of() : published.fromOldest(list, from, count, total);
    }

    private Function<List<StoryLine>, List<StoryWords>> reading() {
        return lines -> {
            Map<StoryId, StoryContent> contents = published.contents(lines);
            return lines.stream()
                    .map(line -> words(line, Objects.requireNonNull(contents.get(line.id()))))
                    .toList();
        };
    }

    private static Shards indexed(
            String language, List<StoryLine> lines, Function<List<StoryLine>, List<StoryWords>> words) {
        Shards shards = new Shards(language);
        for (int from = 0; from < lines.size(); from += READ_AT_ONCE) {
            words.apply(lines.subList(from, Math.min(lines.size(), from + READ_AT_ONCE)))
                    .forEach(shards::add);
        }
        return shards;
    }

    /** Path from the edition's root, headline, standfirst and day of each story. */
    private ArrayNode rows(List<StoryLine> lines) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (StoryLine line : lines) {
            rows.addArray()
                    .add(Models.below(line.path()))
                    .add(line.headline())
                    .add(shortened(line.standfirst()))
                    .add(LocalDate.ofInstant(line.publishedAt(), site.zone()).toString());
        }
        return rows;
    }

    /** Cut after a word. */
    private static String shortened(String text) {
        if (text.length() <= STANDFIRST) {
            return text;
        }
        int space = text.lastIndexOf(' ', STANDFIRST);
        return text.substring(0, space > STANDFIRST / 2 ? space : STANDFIRST) + "…";
    }

    private static Page binary(String path, byte[] bytes) {
        return new Page(path, "application/octet-stream", CspClass.ASSET, bytes);
    }
}
