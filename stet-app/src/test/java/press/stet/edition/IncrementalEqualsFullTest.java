package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.PageTable;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.letters.Draft;
import press.stet.letters.Issue;
import press.stet.letters.Issues;
import press.stet.newsroom.Correction;
import press.stet.newsroom.Document;
import press.stet.newsroom.Front;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Imports;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.People;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Published;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.TopicId;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.storage.Objects;
import press.stet.storage.SiteHeadFile;

/** Any sequence of edits, printed change by change, gives the edition that a full print gives, byte for byte. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
@Import(OtherRoom.class)
class IncrementalEqualsFullTest {

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    People people;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Stories stories;

    @Autowired
    Published published;

    @Autowired
    Front front;

    @Autowired
    Imports imports;

    @Autowired
    Printer printer;

    @Autowired
    Objects objects;

    @Autowired
    SiteHeadFile heads;

    @Autowired
    Staff colleagues;

    @Autowired
    StoryCards cards;

    @Autowired
    OtherRoom otherRoom;

    @Autowired
    Offers offers;

    @Autowired
    Issues issues;

    UUID staff;
    Letter weekly;
    List<SectionId> sections;
    List<TopicId> topics;
    List<PersonId> authors;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_sequence_of_edits_printed_one_by_one_whatever_follows_when_equals_a_full_print(long seed)
            throws IOException {
        Random random = new Random(seed);
        house();
        otherRoom.moveIn();
        weekly = offers.all().isEmpty()
                ? offers.add("en", "weekly", "The week", "Fridays.", Letter.Rhythm.WEEKLY, null)
                : offers.all().getFirst();
        archive(random, 70);
        printer.printAll(Progress.NONE);

        for (int step = 0; step < 25; step++) {
            String done = edit(random);
            if (random.nextInt(3) > 0) {
                printer.printLive();
            } else {
                printer.printChanges();
            }
            if (step % 5 == 4) {
                printer.printChanges();
                compare(seed + ", step " + step + ": " + done);
            }
        }
        printer.printChanges();
        compare("seed " + seed + " at the end");
    }

    private void compare(String where) throws IOException {
        Map<String, String> incremental = pages();
        printer.printAll(Progress.NONE);
        assertThat(incremental).as(where).isEqualTo(pages());
    }

    private Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        PageTable.open(objects, heads.read().orElseThrow().table())
                .forEachPage((path, entry) -> pages.put(path, entry.hash().hex()));
        return pages;
    }

    private void house() {
        staff = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
        houses.save(new House(
                "The Courier",
                "",
                "https://courier.example",
                ZoneId.of("Europe/Riga"),
                List.of("en", "ru"),
                "{}",
                true));
        sections = List.of(
                taxonomy.section("en", "World"), taxonomy.section("en", "Culture"), taxonomy.section("ru", "Мир"));
        topics = List.of(taxonomy.topic("en", "Rivers"), taxonomy.topic("en", "Ships"), taxonomy.topic("ru", "Реки"));
        authors = List.of(
                people.importAuthor("t:1", "Nora Quill", "Writes about water."),
                people.importAuthor("t:2", "Ilya Wren", ""));
    }

    /** Old stories over two months, so that lists have full pages and months end. */
    private void archive(Random random, int count) {
        List<Imports.Newcomer> batch = new ArrayList<>();
        Instant start = Instant.now().minus(60, ChronoUnit.DAYS);
        for (int i = 0; i < count; i++) {
            Instant at = start.plus(i * 19L, ChronoUnit.HOURS);
            StoryContent content = content(random, "en", i);
            batch.add(new Imports.Newcomer(
                    "seed:" + random.nextLong(),
                    "en",
                    StoryState.PUBLISHED,
                    "story-" + i + "-" + random.nextInt(1_000_000),
                    at,
                    at,
                    null,
                    i % 7 == 0 ? List.of("/old/" + random.nextInt(1_000_000) + "/") : List.of(),
                    i % 9 == 0
                            ? List.of(new Imports.Note(at.plusSeconds(7200), true, "A figure was wrong."))
                            : List.of(),
                    content));
        }
        imports.take(batch);
        imports.finish();
    }

    private String edit(Random random) {
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> {
                String language = random.nextInt(3) == 0 ? "ru" : "en";
                Story story = writing.begin(language, staff);
                save(story, content(random, language, random.nextInt()));
                workflow.publish(story.id(), staff);
                yield "published";
            }
            case 3 -> {
                StoryLine line = any(random);
                save(writing.open(line.id(), staff), content(random, line.language(), random.nextInt()));
                workflow.publish(line.id(), staff);
                yield "changed " + line.path();
            }
            case 4 -> {
                StoryLine line = any(random);
                Story story = writing.open(line.id(), staff);
                save(story, retitled(story.working(), "Corrected " + random.nextInt(1000)));
                workflow.correct(
                        line.id(), Correction.Kind.CORRECTION, random.nextBoolean(), "It was otherwise.", staff);
                yield "corrected " + line.path();
            }
            case 5 -> {
                StoryLine line = any(random);
                writing.slug(line.id(), "moved-" + random.nextInt(1_000_000), staff);
                workflow.publish(line.id(), staff);
                yield "moved " + line.path();
            }
            case 6 -> {
                front.order("en", List.of(any(random).id(), any(random).id()));
                yield "ordered the front";
            }
            case 7 -> {
                StoryLine line = any(random);
                Story pair = writing.translate(line.id(), line.language().equals("en") ? "ru" : "en", staff);
                save(pair, content(random, pair.language(), random.nextInt()));
                workflow.publish(pair.id(), staff);
                yield "translated " + line.path();
            }
            case 8 -> {
                StoryLine line = any(random);
                cards.run(new StoryCards.Drawing(line.id().value(), StoryCards.words(line)));
                yield "drew the card of " + line.path();
            }
            case 9 -> {
                otherRoom.write(random.nextInt(3) == 0 ? "ru" : "en", random.nextInt(4), "Letter " + random.nextInt());
                yield "another room's page";
            }
            case 10 -> {
                Issue issue = issues.begin(weekly.id(), staff);
                issues.save(
                        issue.id(),
                        issue.saves(),
                        new Draft(
                                "Letter " + random.nextInt(1000),
                                "",
                                "Words.",
                                Issue.Form.WHOLE,
                                List.of(any(random).id(), any(random).id()).stream()
                                        .distinct()
                                        .toList()));
                issues.send(issue.id(), staff);
                yield "a letter was sent";
            }
            case 11 -> {
                otherRoom.box("Sign up, " + random.nextInt(1000));
                yield "another room's box";
            }
            default -> {
                StoryLine line = any(random);
                workflow.retract(line.id(), "We could not stand by it.", staff);
                yield "retracted " + line.path();
            }
        };
    }

    /** Some live story that is not retracted. */
    private StoryLine any(Random random) {
        ListKey list = ListKey.language("en");
        long count = published.count(list);
        StoryLine line;
        do {
            line = published.fromOldest(list, random.nextLong(count), 1, count).getFirst();
        } while (line.state() == StoryState.RETRACTED);
        return line;
    }

    private void save(Story story, StoryContent content) {
        writing.save(story.id(), story.lock().token(), story.saves(), content);
    }

    private StoryContent content(Random random, String language, int number) {
        boolean russian = language.equals("ru");
        return new StoryContent(
                (russian ? "Заголовок " : "Headline ") + number,
                "A standfirst " + random.nextInt(1000),
                "",
                "",
                russian ? sections.get(2) : sections.get(random.nextInt(2)),
                russian
                        ? List.of(topics.get(2))
                        : random.nextBoolean() ? List.of(topics.get(random.nextInt(2))) : List.of(),
                List.of(authors.get(random.nextInt(2))),
                null,
                new Document(
                        List.of(new Document.Paragraph(
                                List.of(new Document.Text("Text number " + random.nextLong() + ".", List.of())))),
                        List.of()));
    }

    private static StoryContent retitled(StoryContent content, String headline) {
        return new StoryContent(
                headline,
                content.standfirst(),
                content.kicker(),
                content.dateline(),
                content.section(),
                content.topics(),
                content.authors(),
                content.leadPhoto(),
                content.document());
    }
}
