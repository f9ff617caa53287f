package press.stet.edition;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.stet.edition.search.SearchLayout;
import press.stet.edition.search.Segment;
import press.stet.edition.search.StoryWords;
import press.stet.format.PageEntry;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;

/**
 * Renders every page there is. Stories are read once, section by section and oldest first, so that the ones before each are at hand;
 * their lines stay in memory (about half a kilobyte each) for the lists. One thread reads, the others render, compress and store.
 */
final class FullPrint {

    private static final int AT_ONCE = 64;

    private final Renderer renderer;
    private final Published published;
    private final Pictures pictures;
    private final Function<Page, PageEntry> store;
    private final Progress progress;
    private final Map<String, Optional<PageEntry>> pages = new ConcurrentHashMap<>();
    private final Map<StoryId, StoryLine> lines = new HashMap<>();
    private final Map<StoryId, StoryWords> words = new ConcurrentHashMap<>();
    private final Map<String, List<StoryLine>> languages = new HashMap<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final Semaphore room = new Semaphore(AT_ONCE);

    FullPrint(
            Renderer renderer,
            Published published,
            Pictures pictures,
            Function<Page, PageEntry> store,
            Progress progress) {
        this.renderer = renderer;
        this.published = published;
        this.pictures = pictures;
        this.store = store;
        this.progress = progress;
    }

    /** Every page of the edition by its path; all are stored when this returns. */
    Map<String, Optional<PageEntry>> pages() {
        int workers = Runtime.getRuntime().availableProcessors();
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            stories(executor);
            lists(executor);
            moved(executor);
            others();
            published.photos().forEach(photo -> pictures.files(photo)
                    .forEach(file -> pages.put(file.path(), Optional.of(file.entry()))));
            await();
            search(executor);
            await();
        }
        return pages;
    }

    private void story(PublishedStory story, List<StoryLine> previous) {
        StoryLine line = story.line();
        renderer.story(story, previous).forEach(this::put);
        pictures.card(line).ifPresent(card -> pages.put(card.path(), Optional.of(card.entry())));
        words.put(line.id(), renderer.search().words(line, story.content()));
    }

    /** The index of words, once all stories were read and their order is known. */
    private void search(ExecutorService executor) {
        SearchPages search = renderer.search();
        for (String language : renderer.site().house().languages()) {
            List<StoryLine> all = languages.getOrDefault(language, List.of());
            put(new Address.Search(language));
            put(search.latest(language, all.size(), after(SearchLayout.latestFrom(all.size()), all), this::words));
            for (Segment segment : SearchLayout.of(all.size())) {
                List<StoryLine> some =
                        after(segment.from(), all).subList(0, segment.tier().size());
                submit(executor, () -> search.segment(language, segment, some, this::words)
                        .forEach(this::put));
            }
            for (int from = 0; from + SearchLayout.BLOCK <= all.size(); from += SearchLayout.BLOCK) {
                put(search.headlines(
                        language, from / SearchLayout.BLOCK, all.subList(from, from + SearchLayout.BLOCK)));
            }
        }
    }

    private static List<StoryLine> after(long place, List<StoryLine> all) {
        return all.subList(Math.toIntExact(place), all.size());
    }

    private List<StoryWords> words(List<StoryLine> stories) {
        return stories.stream()
                .map(line -> java.util.Objects.requireNonNull(words.get(line.id())))
                .toList();
    }

    private void stories(ExecutorService executor) {
        long total = renderer.site().house().languages().stream()
                .mapToLong(language -> published.count(ListKey.language(language)))
                .sum();
        Window before = new Window();
        published.eachStory(batch -> {
            List<Runnable> work = new ArrayList<>(batch.size());
            for (PublishedStory story : batch) {
                StoryLine line = story.line();
                List<StoryLine> previous = before.of(line);
                lines.put(line.id(), line);
                work.add(() -> story(story, previous));
            }
            submit(executor, () -> work.forEach(Runnable::run));
            progress.stories(lines.size(), total);
        });
    }

    /** The last few stories of the section that is being read, newest first. */
    private static final class Window {

        private final Deque<StoryLine> recent = new ArrayDeque<>();

        List<StoryLine> of(StoryLine next) {
            if (!recent.isEmpty() && !recent.getFirst().section().equals(next.section())) {
                recent.clear();
            }
            List<StoryLine> before = List.copyOf(recent);
            recent.addFirst(next);
            if (recent.size() > Renderer.RELATED_STORIES) {
                recent.removeLast();
            }
            return before;
        }
    }

    /** Each list is cut into pages as it streams by; its landing page and feeds are made when it ends. */
    private void lists(ExecutorService executor) {
        ListCutter cutter = new ListCutter(executor);
        published.eachPlace(cutter::add);
        cutter.end();
    }

    private final class ListCutter {

        private final ExecutorService executor;
        private @Nullable ListKey list;
        private List<StoryLine> members = new ArrayList<>();

        ListCutter(ExecutorService executor) {
            this.executor = executor;
        }

        void add(ListKey next, StoryId story) {
            if (!next.equals(list)) {
                end();
                list = next;
                members = new ArrayList<>();
            }
            members.add(java.util.Objects.requireNonNull(lines.get(story)));
        }

        void end() {
            ListKey ended = list;
            if (ended != null) {
                List<StoryLine> all = members;
                if (ended.kind().equals("language")) {
                    languages.put(ended.subject(), all);
                }
                submit(executor, () -> listPages(ended, all));
            }
        }
    }

    private void listPages(ListKey list, List<StoryLine> all) {
        if (renderer.site().path(list) == null || list.kind().equals("language")) {
            return;
        }
        for (long number = 1; number <= Numbers.fullPages(all.size()); number++) {
            listPage(list, new Numbers(all.size(), number), all);
        }
        listPage(list, new Numbers(all.size(), null), all);
    }

    private void listPage(ListKey list, Numbers numbers, List<StoryLine> all) {
        int from = Math.toIntExact(numbers.from());
        put(renderer.listPage(list, numbers, all.subList(from, from + numbers.count())));
    }

    private void moved(ExecutorService executor) {
        List<Published.Moved> batch = new ArrayList<>();
        published.eachMoved(one -> {
            batch.add(one);
            if (batch.size() == 500) {
                List<Published.Moved> full = List.copyOf(batch);
                batch.clear();
                submit(executor, () -> full.forEach(moved -> put(renderer.moved(moved.path(), moved.target()))));
            }
        });
        batch.forEach(moved -> put(renderer.moved(moved.path(), moved.target())));
    }

    /** The pages that are few: rendered on the reading thread, one after the other. */
    private void others() {
        List<ListKey> lists = published.lists();
        for (ListKey list : lists) {
            Site.feeds(list).forEach(format -> put(new Address.Feed(list, format)));
            if (list.kind().equals("month")) {
                String language = renderer.site().languageOf(list);
                YearMonth month = Site.monthOf(list);
                put(new Address.MonthSitemap(language, month));
                put(new Address.MonthFeed(language, month));
            }
        }
        for (String language : renderer.site().house().languages()) {
            put(new Address.OfFront(language));
            put(new Address.Archive(language));
            renderer.takeAlong().weeks(language).forEach(monday -> put(new Address.Week(language, monday)));
            put(new Address.WeeksCatalogue(language));
            renderer.takeAlong().days(language).forEach(day -> renderer.renderSeveral(new Address.Day(language, day))
                    .forEach(this::put));
            put(new Address.Letters(language));
            put(new Address.CheckFile(language));
            put(new Address.NotFound(language));
            put(new Address.News(language));
            put(new Address.Landing(ListKey.corrections(language)));
            ListKey all = ListKey.language(language);
            Site.feeds(all).forEach(format -> put(new Address.Feed(all, format)));
            renderer.site().sections(language).forEach(section -> {
                put(new Address.Landing(ListKey.section(section.id())));
                Site.feeds(ListKey.section(section.id()))
                        .forEach(format -> put(new Address.Feed(ListKey.section(section.id()), format)));
            });
            renderer.site().texts(language).forEach(text -> put(new Address.OfText(language, text.kind())));
        }
        renderer.site().sources().paths().forEach(path -> put(new Address.OfSource(path)));
        List.of(
                        new Address.PagesSitemap(),
                        new Address.SitemapIndex(),
                        new Address.Robots(),
                        new Address.SecurityText())
                .forEach(this::put);
    }

    private void put(Address address) {
        renderer.render(address).ifPresent(this::put);
    }

    private void put(Page page) {
        pages.put(page.path(), Optional.of(store.apply(page)));
    }

    private void submit(ExecutorService executor, Runnable work) {
        room.acquireUninterruptibly();
        running.removeIf(FullPrint::isDone);
        running.add(executor.submit(() -> {
            try {
                work.run();
            } finally {
                room.release();
            }
        }));
    }

    /** A finished piece of work that failed ends the print here. */
    private static boolean isDone(Future<?> work) {
        if (work.isDone()) {
            work.resultNow();
        }
        return work.isDone();
    }

    private void await() {
        for (Future<?> work : running) {
            try {
                work.get(10, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The print was interrupted; readers still get the edition before.", e);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException(
                        "A page could not be printed; readers still get the edition before.", e);
            }
        }
    }
}
