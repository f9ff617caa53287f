package press.stet.edition;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import press.stet.newsroom.House;
import press.stet.newsroom.PrintChange;
import press.stet.theme.SafeHtml;

/** A room above print with pages and a box of its own, kept in tables as real ones are. */
@TestComponent
class OtherRoom implements PageSource {

    private static final Instant SENT = Instant.parse("2026-11-20T06:00:00Z");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OtherRoom(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    void moveIn() {
        jdbc.sql("create table if not exists public.other_page (path text primary key, language text, title text)")
                .update();
        jdbc.sql("create table if not exists public.other_box (words text)").update();
    }

    /** Writes a page, or takes it away if there is one. */
    @Transactional
    void write(String language, int number, String title) {
        String path = "/letters/" + language + "-" + number + "/";
        int gone = jdbc.sql("delete from public.other_page where path = :path")
                .param("path", path)
                .update();
        if (gone == 0) {
            jdbc.sql("insert into public.other_page values (:path, :language, :title)")
                    .param("path", path)
                    .param("language", language)
                    .param("title", title)
                    .update();
        }
        events.publishEvent(new PrintChange.OfPages(language, Set.of(path, "/letters/latest")));
    }

    @Transactional
    void box(String words) {
        jdbc.sql("delete from public.other_box").update();
        jdbc.sql("insert into public.other_box values (:words)")
                .param("words", words)
                .update();
        events.publishEvent(new PrintChange.OfEverything("the box says something else"));
    }

    private record Page(String path, String language, String title) {}

    private boolean movedIn() {
        return jdbc.sql("select to_regclass('public.other_page') is not null")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Snapshot read(House house) {
        if (!movedIn()) {
            return Snapshot.NOTHING;
        }
        List<Page> pages = jdbc.sql("select * from public.other_page order by path desc")
                .query(Page.class)
                .list();
        String box = jdbc.sql("select words from public.other_box")
                .query(String.class)
                .optional()
                .orElse("");
        Map<String, SourcePage> byPath = new HashMap<>();
        pages.forEach(page -> byPath.put(
                page.path(),
                new SourcePage.Themed(page.language(), page.title(), SafeHtml.ofText(page.title()), Map.of())));
        if (!pages.isEmpty()) {
            byPath.put(
                    "/letters/latest", new SourcePage.LeadingTo(pages.getFirst().path()));
        }
        return new Snapshot() {

            @Override
            public SafeHtml letterBox(Spot spot) {
                return box.isEmpty()
                        ? SafeHtml.NONE
                        : new SafeHtml("<section class=\"box letter\"><a href=\""
                                + spot.place().to("letters/") + "\">" + box + "</a></section>");
            }

            @Override
            public List<SentLetter> letters(String language) {
                return pages.stream()
                        .filter(page -> page.language().equals(language))
                        .map(page -> new SentLetter(page.title(), page.path(), SENT))
                        .toList();
            }

            @Override
            public Set<String> paths() {
                return byPath.keySet();
            }

            @Override
            public Optional<SourcePage> page(String path) {
                return Optional.ofNullable(byPath.get(path));
            }
        };
    }
}
