package press.stet.edition;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.theme.Photo;
import press.stet.theme.Rendition;

/** The page a story's working copy would make now, for the desk. Nothing is stored and nothing goes live. */
@Service
public class Preview {

    private static final String DRAFT_PATH = "/preview/0000/00/";

    private final Sites sites;
    private final Pictures pictures;
    private final Published published;
    private final Stories stories;
    private final Clock clock;

    Preview(Sites sites, Pictures pictures, Published published, Stories stories, Clock clock) {
        this.sites = sites;
        this.pictures = pictures;
        this.published = published;
        this.stories = stories;
        this.clock = clock;
    }

    /**
     * The whole page as HTML. Its photos lie at {@code photos} and their id, the one print of them that the desk shows.
     *
     * @param photos a path with a slash at both ends
     * @throws Refusal if the story's language has no section to stand in
     */
    public String html(Story story, String photos) {
        Site site = sites.now();
        StoryLine line = line(story, site);
        PublishedStory page = new PublishedStory(
                line,
                story.working(),
                stories.corrections(story.id()),
                published.story(story.id()).map(PublishedStory::pairs).orElse(List.of()));
        Renderer renderer = new Renderer(site, new DeskPictures(pictures, photos), published, EditionBefore.NONE);
        Page made = renderer.story(page, published.before(line, Renderer.RELATED_STORIES))
                .getFirst();
        return new String(made.bytes(), StandardCharsets.UTF_8);
    }

    private StoryLine line(Story story, Site site) {
        StoryContent words = story.working();
        Instant shown = story.publishedAt() != null
                ? story.publishedAt()
                : story.scheduledFor() != null ? story.scheduledFor() : clock.instant();
        return new StoryLine(
                story.id(),
                story.language(),
                story.path() == null ? DRAFT_PATH + story.id() + "/" : story.path(),
                story.state().isLive() ? story.state() : StoryState.PUBLISHED,
                words.headline(),
                words.standfirst(),
                words.kicker(),
                section(words.section(), story.language(), site),
                words.topics(),
                words.authors(),
                words.leadPhoto(),
                shown,
                story.updatedAt() == null ? shown : story.updatedAt(),
                story.liveRevision() == null ? 0 : story.liveRevision());
    }

    /** A draft without a section is shown in the first one. */
    private static SectionId section(@Nullable SectionId chosen, String language, Site site) {
        if (chosen != null) {
            return chosen;
        }
        return site.sections(language).stream()
                .findFirst()
                .orElseThrow(() ->
                        new Refusal("This language has no section yet. Name one first, then the page can be shown."))
                .id();
    }

    /** Photos at one address each: the desk has no edition to take the printed sizes from. */
    private record DeskPictures(Pictures pictures, String photos) implements Pictures {

        @Override
        public Optional<Photo> photo(UUID id, @Nullable String caption, Site site, String language) {
            return pictures.photo(id, caption, site, language)
                    .map(photo -> new Photo(
                            List.of(new Rendition(Models.below(photos + id), photo.width(), "image/jpeg")),
                            photo.width(),
                            photo.height(),
                            photo.alt(),
                            photo.caption(),
                            photo.credit()));
        }

        @Override
        public List<PrintedFile> files(UUID id) {
            return List.of();
        }
    }
}
