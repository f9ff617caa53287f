package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.format.EditionReport;
import press.stet.format.HotPage;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.Store;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.jobs.CutOff;
import press.stet.jobs.PowerCut;
import press.stet.jobs.RunTwice;
import press.stet.kernel.DataFolder;
import press.stet.newsroom.Document;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;
import press.stet.storage.SiteHeadFile;

/** What the press prints is signed, from the newsroom's first day on. */
@StetTest
@DirtiesContext
@TestPropertySource(properties = "stet.worker=false")
class SigningTest {

    @Autowired
    Houses houses;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Writing writing;

    @Autowired
    Workflow workflow;

    @Autowired
    Printer printer;

    @Autowired
    Keys keys;

    @Autowired
    Objects objects;

    @Autowired
    SignedTexts texts;

    @Autowired
    SiteHeadFile heads;

    @Autowired
    EditionRows rows;

    @Autowired
    DataFolder data;

    @Autowired
    Staff colleagues;

    @Autowired
    ClockHandler hourly;

    @Autowired
    Seal seal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableApplicationContext context;

    UUID staff;
    Store store;

    @BeforeEach
    void house() {
        staff = colleagues.add("Edda", "", Set.of(Role.EDITOR), null).value();
        houses.save(new House(
                "The Courier", "", "https://courier.example", ZoneId.of("Europe/Riga"), List.of("en"), "{}", true));
        store = texts.with(objects);
    }

    @Test
    void the_first_print_makes_the_keys_and_a_reader_with_the_pinned_root_finds_the_whole_edition_genuine()
            throws IOException {
        publish("The river rises");
        printer.printChanges();
        publish("The river falls");
        printer.printChanges();

        EditionReport report = check();
        assertThat(report.finding().verdict()).as(report.finding().sentence()).isEqualTo(Verdict.GENUINE);
        assertThat(report.pages()).isGreaterThan(5);
        Keys.State state = keys.state().orElseThrow();
        assertThat(state.newsroom()).isEqualTo("courier.example");
        assertThat(state.sentence()).startsWith("The three root keys still lie on this machine");
        var edition = verifier().head(store, pinned()).edition();
        assertThat(edition.number()).isEqualTo(heads.read().orElseThrow().edition());
        assertThat(edition.hot()).extracting(HotPage::path).startsWith("/").hasSizeGreaterThan(2);
        assertThat(rows.textHash(edition.number())).isEqualTo(edition.textHash());
    }

    @Test
    @RunTwice(ClockHandler.class)
    @CutOff(ClockHandler.class)
    void the_hourly_signing_may_come_twice_or_be_cut_off_and_the_next_hour_is_planned_once() throws IOException {
        publish("On the hour");
        printer.printChanges();
        var before = seal.clock().orElseThrow();
        var hour = new ClockHandler.Hour(0);
        try (PowerCut cut = PowerCut.at(EditionSealed.class, context)) {
            assertThatThrownBy(() -> hourly.run(hour)).isInstanceOf(PowerCut.Dark.class);
        }
        hourly.run(hour);
        hourly.run(hour);

        var after = seal.clock().orElseThrow();
        assertThat(after.edition()).isEqualTo(before.edition());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(check().finding().verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(jdbc.sql("select count(*) from jobs.scheduled_tasks where task_name = 'edition.clock'"
                                + " and execution_time > now()")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void numbers_never_go_backwards_when_the_store_or_the_head_was_lost() throws IOException {
        publish("One");
        printer.printChanges();
        printer.printAll(Progress.NONE);
        long before = heads.read().orElseThrow().edition();
        ObjectHash hash = rows.textHash(before);
        try (Stream<Path> editions = Files.list(data.root().resolve("store/edition"))) {
            for (Path edition : editions.toList()) {
                Files.delete(edition);
            }
        }
        Files.delete(data.root().resolve("store/clock"));
        Files.delete(data.root().resolve("edition/head"));

        printer.printAll(Progress.NONE);

        var edition = verifier().head(store, pinned()).edition();
        assertThat(edition.number()).isEqualTo(before + 1);
        assertThat(edition.previous()).contains(java.util.Objects.requireNonNull(hash));
    }

    private EditionReport check() throws IOException {
        return verifier().checkEdition(store, pinned());
    }

    private Memory pinned() throws IOException {
        return Memory.pinned(keys.pinned());
    }

    private static Verifier verifier() {
        return new Verifier(Clock.systemUTC());
    }

    private void publish(String headline) {
        Story story = writing.begin("en", staff);
        StoryContent content = new StoryContent(
                headline,
                "",
                "",
                "",
                taxonomy.section("en", "World"),
                List.of(),
                List.of(),
                null,
                new Document(
                        List.of(new Document.Paragraph(List.of(new Document.Text("It did.", List.of())))), List.of()));
        writing.save(story.id(), story.lock().token(), story.saves(), content);
        workflow.publish(story.id(), staff);
    }
}
