package press.stet.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.PublishedStory;
import press.stet.theme.SafeHtml;

/**
 * The newsroom's paper for what is not print: pages in the edition's look that answer one reader, such as “check your mail”.
 * Nothing of them is stored.
 */
@Service
public class Stationery {

    /** Readers' forms may be many; house, sections and theme are read anew only so often. */
    private static final Duration KEPT = Duration.ofSeconds(20);

    private record Paper(Models models, Site site, Instant read) {}

    private final Sites sites;
    private final Pictures pictures;
    private final Clock clock;
    private volatile @Nullable Paper paper;

    Stationery(Sites sites, Pictures pictures, Clock clock) {
        this.sites = sites;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * A whole page as HTML, in its language if the house has it and in the house's first otherwise.
     *
     * @param path where the page is shown, with a leading slash; addresses are written relative to it
     */
    public String html(String path, SourcePage.Themed page) {
        Paper now = paper();
        String language = now.site().house().languages().contains(page.language())
                ? page.language()
                : now.site().house().defaultLanguage();
        return now.site()
                .theme()
                .render(now.models().added(path, new SourcePage.Themed(language, page.title(), page.body(), Map.of())));
    }

    /** A story's text for reading far from the site, with whole addresses and without photos; for mail. */
    public List<SafeHtml> blocks(PublishedStory story, String base) {
        return StoryHtml.inMail(paper().site(), story.line().language(), base)
                .blocks(story.content().document());
    }

    /** A story's text as plain words, a line for each paragraph. */
    public String words(PublishedStory story) {
        Paper now = paper();
        String language = story.line().language();
        return story.content().document().plainText(person -> now.site().name(new PersonId(person), language));
    }

    private Paper paper() {
        Paper now = paper;
        Instant at = clock.instant();
        if (now == null || at.isAfter(now.read().plus(KEPT)) || at.isBefore(now.read())) {
            Site site = sites.now();
            now = new Paper(new Models(site, pictures), site, at);
            paper = now;
        }
        return now;
    }
}
