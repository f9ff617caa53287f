package press.stet.theme;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;

/** What machines read on a page: schema.org terms as JSON-LD, safe inside a {@code <script>} element. */
final class StructuredData {

    private static final JsonFactory JSON =
            JsonFactory.builder().characterEscapes(new InsideScript()).build();

    private final StringWriter written = new StringWriter(2048);
    private final JsonGenerator json = JSON.createGenerator(written);
    private final SiteModel site;
    private final Place place;

    private StructuredData(PageModel page) {
        this.site = page.site();
        this.place = page.place();
    }

    /** The data of a page, or nothing where a page has none. */
    static SafeHtml of(PageModel page) {
        return switch (page) {
            case StoryPage story -> new StructuredData(page).story(story);
            case FrontPage front -> new StructuredData(front).newsroom();
            case ListPage _,
                    ArchiveIndex _,
                    CorrectionsPage _,
                    TextPage _,
                    LettersPage _,
                    SearchPage _,
                    CheckPage _,
                    NotFoundPage _ -> SafeHtml.NONE;
        };
    }

    private SafeHtml newsroom() {
        json.writeStartObject();
        text("@context", "https://schema.org");
        publisherFields();
        if (!site.tagline().isEmpty()) {
            text("description", site.tagline());
        }
        return end();
    }

    private SafeHtml story(StoryPage story) {
        json.writeStartObject();
        text("@context", "https://schema.org");
        text("@type", story.kind().schemaType());
        text("headline", story.headline());
        if (story.standfirst() != null) {
            text("description", story.standfirst());
        }
        text("inLanguage", site.language());
        text("datePublished", story.times().published().iso());
        text("dateModified", story.times().modified().iso());
        text("mainEntityOfPage", address(place.path()));
        json.writeBooleanProperty("isAccessibleForFree", true);
        json.writeNumberProperty("wordCount", story.words());
        if (story.section() != null) {
            text("articleSection", story.section().label());
        }
        if (story.dateline() != null) {
            json.writeName("locationCreated");
            typed("Place", story.dateline());
        }
        texts("keywords", story.topics().stream().map(NavLink::label).toList());
        images(story);
        authors(story.byline());
        json.writeName("publisher");
        json.writeStartObject();
        publisherFields();
        json.writeEndObject();
        citations(story.attribution());
        corrections(story);
        return end();
    }

    private void images(StoryPage story) {
        if (story.lead() != null) {
            texts("image", List.of(address(Figures.plain(story.lead()).path())));
        } else if (story.cardImage() != null) {
            texts("image", List.of(address(story.cardImage())));
        }
    }

    private void authors(Byline byline) {
        json.writeArrayPropertyStart("author");
        for (var author : byline.authors()) {
            json.writeStartObject();
            text("@type", "Person");
            text("name", author.name());
            if (author.path() != null) {
                text("url", address(author.path()));
            }
            json.writeEndObject();
        }
        if (byline.authors().isEmpty()) {
            typed("NewsMediaOrganization", site.publisher().name());
        }
        json.writeEndArray();
    }

    private void publisherFields() {
        var publisher = site.publisher();
        text("@type", "NewsMediaOrganization");
        text("name", publisher.name());
        text("url", address(site.home()));
        path("logo", publisher.logoPath());
        path("correctionsPolicy", publisher.correctionsPath());
        path("ethicsPolicy", publisher.ethicsPath());
        path("ownershipFundingInfo", publisher.ownershipPath());
        path("masthead", publisher.mastheadPath());
    }

    private void citations(@Nullable AttributionLine attribution) {
        if (attribution == null || attribution.sources().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("citation");
        for (var source : attribution.sources()) {
            json.writeStartObject();
            text("@type", "CreativeWork");
            json.writeName("publisher");
            typed("Organization", source.outlet());
            if (source.address() != null) {
                text("url", source.address());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void corrections(StoryPage story) {
        if (story.corrections().isEmpty() && story.retraction() == null) {
            return;
        }
        json.writeArrayPropertyStart("correction");
        for (var correction : story.corrections()) {
            comment(correction.right(), correction.at());
        }
        if (story.retraction() != null) {
            comment(story.retraction().reason(), story.retraction().at());
        }
        json.writeEndArray();
    }

    private void comment(String text, Moment at) {
        json.writeStartObject();
        text("@type", "CorrectionComment");
        text("text", text);
        text("datePublished", at.iso());
        json.writeEndObject();
    }

    private void typed(String type, String name) {
        json.writeStartObject();
        text("@type", type);
        text("name", name);
        json.writeEndObject();
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, Escape.printable(value));
    }

    private void path(String name, @Nullable String path) {
        if (path != null) {
            text(name, address(path));
        }
    }

    private void texts(String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(Escape.printable(value)));
        json.writeEndArray();
    }

    /** Absolute where the newsroom has a public address, else relative to this page. */
    private String address(String path) {
        return site.address() == null ? place.to(path) : site.address() + path;
    }

    private SafeHtml end() {
        json.writeEndObject();
        json.close();
        return new SafeHtml(written.toString());
    }

    /** JSON that can't end the script element it stands in, nor open another. */
    private static final class InsideScript extends CharacterEscapes {

        private static final int[] CODES = codes();

        private static int[] codes() {
            var codes = standardAsciiEscapesForJSON();
            for (var c : new char[] {'<', '>', '&'}) {
                codes[c] = ESCAPE_STANDARD;
            }
            return codes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return CODES;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return null;
        }
    }
}
