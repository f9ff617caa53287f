package press.stet.ops.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import press.stet.newsroom.Document;

/** What goes out comes in again as it was, and what goes out as ninjs is ninjs. */
class RoundTripTest {
    private static Path folder;
    private static JsonSchema schema;

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("round-trip");
        try (InputStream text = RoundTripTest.class.getResourceAsStream("/ninjs/ninjs-schema_3.1.json")) {
            // The shape of places refers to GeoJSON's schema on the web; Stet writes no places.
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder -> builder.schemaLoaders(
                            loaders -> loaders.schemas(Map.of("https://geojson.org/schema/GeoJSON.json", "{}"))));
            schema = factory.getSchema(
                    new String(text.readAllBytes(), StandardCharsets.UTF_8),
                    InputFormat.JSON,
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());
        }
    }

    @AfterContainer
    static void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<ExportedStory> stories() {
        return Stories.exported();
    }

    @Property(tries = 300)
    void a_story_that_goes_out_as_ninjs_comes_in_as_it_was(@ForAll("stories") ExportedStory story) throws IOException {
        String json = NinjsWriter.write(story);
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        assertSame(Guests.of(folder, "item.json", json), story, json);
    }

    @Property(tries = 300)
    void a_story_that_goes_out_as_markdown_comes_in_as_it_was(@ForAll("stories") ExportedStory story)
            throws IOException {
        String markdown = MarkdownWriter.write(story);
        assertSame(Guests.of(folder, "item.md", markdown), story, markdown);
    }

    private static void assertSame(Guests guests, ExportedStory exported, String written) {
        Item.Story in = guests.only();
        Item.Story out = exported.story();
        Map<UUID, Item.Photo> photos = guests.photos;
        assertThat(in.section() == null ? null : guests.name(in.section()))
                .as(written)
                .isEqualTo(exported.section());
        assertThat(in.topics().stream().map(guests::name)).as(written).isEqualTo(exported.topics());
        assertThat(in.authors().stream().map(guests::name)).as(written).isEqualTo(exported.authors());
        if (out.leadPhoto() != null) {
            Item.Photo lead = photos.get(in.leadPhoto().photo());
            Item.Photo was = exported.lead();
            assertThat(List.of(lead.address(), "" + lead.alt(), "" + lead.caption(), "" + lead.credit()))
                    .as(written)
                    .isEqualTo(List.of(was.address(), "" + was.alt(), "" + was.caption(), "" + was.credit()));
            assertThat(in.leadPhoto().caption())
                    .as(written)
                    .isEqualTo(out.leadPhoto().caption());
        }
        for (UUID shown : out.document().photos()) {
            Item.Photo was = exported.photosById().get(shown);
            if (was != null) {
                assertThat(photos.values().stream().map(RoundTripTest::said))
                        .as(written)
                        .contains(said(was));
            }
        }
        assertThat(plain(in)).as(written).isEqualTo(plain(out));
        assertThat(in.document().chains()).as(written).isEqualTo(out.document().chains());
        List<Document.Block> before = out.document().blocks();
        assertThat(in.document().blocks().stream().map(block -> byAddress(block, photos)))
                .as(written)
                .isEqualTo(before);
    }

    /** What a photo is said to be, wherever it stands. */
    private static String said(Item.Photo photo) {
        return photo.address() + " | " + Clean.orNull(photo.alt()) + " | " + Clean.orNull(photo.caption()) + " | "
                + Clean.orNull(photo.credit());
    }

    /** Everything that is not a reference. */
    private static Item.Story plain(Item.Story s) {
        return new Item.Story(
                s.key(),
                s.kind(),
                s.state(),
                s.slug(),
                s.title(),
                s.kicker(),
                s.standfirst(),
                s.dateline(),
                s.language(),
                null,
                List.of(),
                List.of(),
                s.created(),
                s.published(),
                s.updated(),
                s.corrections(),
                null,
                s.oldAddresses(),
                Document.EMPTY);
    }

    /** Photos are the same if their addresses are. */
    private static Document.Block byAddress(Document.Block block, Map<UUID, Item.Photo> photos) {
        return block instanceof Document.Photo photo
                ? new Document.Photo(Keys.id(photos.get(photo.photo()).address()), photo.caption())
                : block;
    }
}
