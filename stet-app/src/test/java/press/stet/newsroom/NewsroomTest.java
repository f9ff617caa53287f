package press.stet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.StetTest;
import press.stet.identity.NotAllowed;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.jobs.CutOff;
import press.stet.jobs.PowerCut;
import press.stet.jobs.RunTwice;
import press.stet.kernel.Refusal;
import press.stet.media.Credit;
import press.stet.media.PhotoDetails;
import press.stet.media.Photos;
import press.stet.media.Pictures;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Text;

@StetTest
class NewsroomTest {

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
    JdbcClient jdbc;

    @Autowired
    Staff staff;

    @Autowired
    Photos photos;

    @Autowired
    PublishDueHandler onSchedule;

    @Autowired
    ConfigurableApplicationContext context;

    UUID ada;
    UUID bert;
    UUID rita;
    SectionId world;
    PersonId pen;

    @BeforeEach
    void a_house_with_a_section_and_an_author() {
        houses.save(new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "ru"), "{}", true));
        world = taxonomy.section("en", "World");
        ada = staff.add("Ada", "", Set.of(Role.EDITOR), null).value();
        bert = staff.add("Bert", "", Set.of(Role.EDITOR), null).value();
        rita = staff.add("Rita", "", Set.of(Role.REPORTER), null).value();
        pen = people.addAuthor("Nora Quill", "");
    }

    @Test
    void what_is_written_is_kept_and_found_again() {
        Story story = writing.begin("en", ada);
        writing.save(story.id(), token(story), 0, content("Harbour closed after storm", "Ships wait outside."));

        Story found = stories.get(story.id());
        assertThat(found.working().headline()).isEqualTo("Harbour closed after storm");
        assertThat(found.saves()).isEqualTo(1);
        assertThat(list("harb stor")).extracting(DeskLine::id).contains(story.id());
        assertThat(list("quill")).extracting(DeskLine::id).contains(story.id());
        assertThat(list("harb zzz")).isEmpty();
    }

    @Test
    void a_stale_tab_can_never_overwrite_the_new_writer() {
        Story first = writing.begin("en", ada);
        writing.save(first.id(), token(first), 0, content("One", "By Ada."));
        Story second = writing.takeOver(first.id(), bert);
        writing.save(first.id(), token(second), 1, content("Two", "By Bert."));

        assertThatThrownBy(() -> writing.save(first.id(), token(first), 1, content("Three", "Ada again.")))
                .isInstanceOfSatisfying(StaleSave.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(StaleSave.Reason.TAKEN_OVER);
                    assertThat(refused.by()).isEqualTo(bert);
                });
        assertThat(stories.get(first.id()).working().headline()).isEqualTo("Two");
        assertThat(stories.revisions(first.id()))
                .extracting(revision -> revision.content().headline())
                .contains("One");
    }

    @Test
    void a_tab_that_missed_a_save_is_told_so() {
        Story story = writing.begin("en", ada);
        writing.save(story.id(), token(story), 0, content("One", "a"));
        assertThatThrownBy(() -> writing.save(story.id(), token(story), 0, content("Other", "b")))
                .isInstanceOfSatisfying(
                        StaleSave.class, refused -> assertThat(refused.reason()).isEqualTo(StaleSave.Reason.STALE));
    }

    @Test
    void opening_a_story_that_somebody_writes_does_not_take_it_away() {
        Story story = writing.begin("en", ada);
        Story seen = writing.open(story.id(), bert);
        assertThat(seen.lock().staff()).isEqualTo(ada);
        writing.save(story.id(), token(story), 0, content("Still mine", "x"));
    }

    @Test
    void a_story_is_published_under_its_section_and_month_and_stands_in_its_lists() {
        StoryId id = publish("Rivers rise", "Water everywhere.");

        StoryLine line = published.line(id).orElseThrow();
        assertThat(line.path()).matches("/world/\\d{4}/\\d{2}/rivers-rise(-\\d+)?/");
        assertThat(published.newest(ListKey.section(world), 5))
                .extracting(StoryLine::id)
                .contains(id);
        assertThat(published.newest(ListKey.author(pen), 5))
                .extracting(StoryLine::id)
                .contains(id);
        assertThat(published.lists()).contains(ListKey.language("en"), ListKey.section(world), ListKey.author(pen));
    }

    @Test
    void a_story_without_a_headline_or_section_does_not_go_out() {
        Story story = writing.begin("en", ada);
        assertThatThrownBy(() -> workflow.publish(story.id(), ada))
                .isInstanceOf(Refusal.class)
                .hasMessage("The story has no headline yet.");
    }

    @Test
    void a_photo_that_lacks_words_or_an_owner_stops_its_story_wherever_it_stands() {
        UUID bare = photo("", Credit.NONE);
        UUID unsigned = photo("A harbour", Credit.NONE);
        UUID whole = photo("A harbour", Credit.agency("Harbour Pictures"));

        Story story = drafted("With pictures", "Text.");
        saved(story, bare, null);
        assertThatThrownBy(() -> workflow.publish(story.id(), ada))
                .isInstanceOf(Refusal.class)
                .hasMessage("Please describe what the photo shows, for readers who can't see it.");
        saved(story, whole, unsigned);
        Instant later = Instant.parse("2076-11-05T10:00:00Z");
        assertThatThrownBy(() -> workflow.schedule(story.id(), later, ada))
                .isInstanceOf(Refusal.class)
                .hasMessage("Please say whose photo it is: a photographer, an agency, or both.");
        saved(story, whole, UUID.randomUUID());
        assertThatThrownBy(() -> workflow.publish(story.id(), ada))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not here any more");
        assertThat(published.line(story.id())).isEmpty();

        saved(story, whole, whole);
        workflow.publish(story.id(), ada);
        saved(story, whole, bare);
        assertThatThrownBy(() -> workflow.correct(story.id(), Correction.Kind.CORRECTION, true, "It was so.", ada))
                .isInstanceOf(Refusal.class);
        workflow.retract(story.id(), "It did not stand.", ada);
    }

    @Test
    void a_reporter_writes_their_own_story_and_nothing_else() {
        Story own = writing.begin("en", rita);
        writing.save(own.id(), token(own), 0, content("Mine to write", "Text."));
        assertThat(stories.get(own.id()).createdBy()).isEqualTo(rita);
        workflow.submit(own.id(), rita);
        Instant later = Instant.parse("2076-11-05T10:00:00Z");

        Story others = drafted("Not mine", "Text.");
        List<ThrowingCallable> steps = List.of(
                () -> workflow.publish(own.id(), rita),
                () -> workflow.schedule(own.id(), later, rita),
                () -> workflow.embargo(own.id(), later, rita),
                () -> workflow.sendBack(own.id(), rita),
                () -> workflow.submit(others.id(), rita),
                () -> writing.open(others.id(), rita),
                () -> writing.takeOver(others.id(), rita),
                () -> writing.restore(others.id(), 1, rita),
                () -> writing.slug(others.id(), "taken", rita));
        assertThat(steps).allSatisfy(step -> assertThatThrownBy(step).isInstanceOf(NotAllowed.class));

        workflow.publish(own.id(), ada);
        assertThat(List.<ThrowingCallable>of(
                        () -> workflow.correct(own.id(), Correction.Kind.UPDATE, false, "More.", rita),
                        () -> workflow.retract(own.id(), "No.", rita),
                        () -> writing.slug(own.id(), "elsewhere", rita)))
                .allSatisfy(step -> assertThatThrownBy(step).isInstanceOf(NotAllowed.class));
    }

    @Test
    void whoever_was_signed_out_for_good_saves_nothing_more_from_a_tab_left_open() {
        Story own = writing.begin("en", rita);
        staff.deactivate(new StaffId(rita), new StaffId(ada));
        assertThatThrownBy(() -> writing.save(own.id(), token(own), 0, content("Still here", "Text.")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> writing.begin("en", rita)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void an_embargo_holds_against_publishing_and_scheduling() {
        Story story = drafted("Secret until noon", "Text.");
        Instant noon = Instant.parse("2076-11-05T10:00:00Z");
        workflow.embargo(story.id(), noon, ada);
        assertThatThrownBy(() -> workflow.publish(story.id(), ada))
                .isInstanceOf(Refusal.class)
                .hasMessage("The embargo holds until 5 November 2076, 12:00 EET. Lift it first, if you may.");
        assertThatThrownBy(() -> workflow.schedule(story.id(), noon.minusSeconds(60), ada))
                .isInstanceOf(Refusal.class);
        assertThat(published.line(story.id())).isEmpty();
    }

    @Test
    void a_correction_is_dated_and_cannot_be_taken_back() {
        StoryId id = publish("Minister resigns", "On Tuesday.");
        Story open = writing.open(id, ada);
        writing.save(id, token(open), open.saves(), content("Minister resigns", "On Wednesday."));
        workflow.correct(id, Correction.Kind.CORRECTION, true, "We wrote Tuesday; it was Wednesday.", ada);

        PublishedStory story = published.story(id).orElseThrow();
        assertThat(story.line().state()).isEqualTo(StoryState.CORRECTED);
        assertThat(story.corrections())
                .extracting(Correction::words)
                .containsExactly("We wrote Tuesday; it was Wednesday.");
        assertThat(published.newest(ListKey.corrections("en"), 5))
                .extracting(StoryLine::id)
                .contains(id);
        assertThatThrownBy(() -> jdbc.sql("delete from newsroom.correction").update())
                .hasMessageContaining("kept for good");
        assertThatThrownBy(() ->
                        jdbc.sql("update newsroom.revision set why = 'KEPT'").update())
                .hasMessageContaining("kept for good");
    }

    @Test
    void a_moved_story_leaves_its_old_address_behind() {
        StoryId id = publish("Old slug here", "Text.");
        String before = published.line(id).orElseThrow().path();
        writing.slug(id, "new-slug-here", ada);
        workflow.publish(id, ada);

        assertThat(published.line(id).orElseThrow().path()).contains("new-slug-here");
        assertThat(published.movedTo(id)).extracting(Published.Moved::path).containsExactly(before);
    }

    @Test
    @RunTwice(PublishDueHandler.class)
    void a_scheduled_story_goes_live_by_itself_once_and_only_if_still_meant() {
        Story story = drafted("Later today", "Text.");
        Instant at = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        workflow.schedule(story.id(), at, ada);
        var due = new Workflow.Due(story.id().value(), at.getEpochSecond());

        onSchedule.run(new Workflow.Due(story.id().value(), at.getEpochSecond() + 60));
        assertThat(published.line(story.id())).isEmpty();
        onSchedule.run(due);
        onSchedule.run(due);
        assertThat(published.line(story.id())).isPresent();
        assertThat(stories.revisions(story.id()))
                .filteredOn(r -> r.why() == Revision.Why.PUBLISHED)
                .hasSize(1);
    }

    @Test
    @CutOff(PublishDueHandler.class)
    void a_scheduled_story_whose_publication_was_cut_off_is_not_live_and_goes_live_when_it_is_tried_again() {
        Story story = drafted("Cut off on its way", "Text.");
        Instant at = Instant.parse("2076-11-05T10:00:00Z");
        workflow.schedule(story.id(), at, ada);
        var due = new Workflow.Due(story.id().value(), at.getEpochSecond());

        try (PowerCut cut = PowerCut.at(PrintChange.class, context)) {
            assertThatThrownBy(() -> onSchedule.run(due)).isInstanceOf(PowerCut.Dark.class);
        }
        assertThat(published.line(story.id())).isEmpty();
        assertThat(stories.get(story.id()).state()).isEqualTo(StoryState.SCHEDULED);
        onSchedule.run(due);
        assertThat(published.line(story.id())).isPresent();
    }

    @Test
    void no_table_holds_a_name_as_text_and_masking_forgets_it() {
        publish("Signed story", "Text.");
        assertThat(everythingInTheDatabase()).doesNotContain("Nora Quill");
        people.mask(pen, ada);
        assertThat(people.find(pen).orElseThrow().name()).isEmpty();
        assertThatThrownBy(() -> people.mask(pen, ada)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_withdrawn_wire_names_the_stories_that_rest_on_it() {
        Document.Chain chain = new Document.Chain(
                "a1",
                new Document.Described("a representative"),
                Document.Manner.TO_AGENCY,
                List.of(new Document.Hop("Harbour Wire", "https://example.org/wire/7", null)));
        Document document = new Document(
                List.of(new Paragraph(List.of(new Text("He said so.", List.of(new Document.Statement("a1")))))),
                List.of(chain));
        Story story = writing.begin("en", ada);
        StoryContent content =
                new StoryContent("Rests on a wire", "", "", "", world, List.of(), List.of(pen), null, document);
        writing.save(story.id(), token(story), 0, content);
        workflow.publish(story.id(), ada);

        assertThat(published.restingOn("harbour wire", null)).containsExactly(story.id());
        assertThat(published.restingOn("Harbour Wire", "https://example.org/wire/8"))
                .isEmpty();
        assertThat(workflow.findings(story.id()))
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.contains("second-hand"))
                .anyMatch(sentence -> sentence.contains("not named"));
    }

    private String everythingInTheDatabase() {
        List<String> tables = jdbc.sql(
                        "select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list();
        StringBuilder all = new StringBuilder();
        tables.forEach(table -> jdbc.sql("select t::text from " + table + " t")
                .query(String.class)
                .list()
                .forEach(all::append));
        return all.toString();
    }

    private List<DeskLine> list(String words) {
        return stories.list(new Stories.Query(words, null, null, null, null, null, null), 20);
    }

    private StoryId publish(String headline, String text) {
        Story story = drafted(headline, text);
        workflow.publish(story.id(), ada);
        return story.id();
    }

    private Story drafted(String headline, String text) {
        Story story = writing.begin("en", ada);
        writing.save(story.id(), token(story), 0, content(headline, text));
        return story;
    }

    private UUID photo(String alt, Credit credit) {
        return photos.add(Pictures.jpeg(320, 200), new PhotoDetails(alt, "", credit, "", "en"))
                .id()
                .value();
    }

    private void saved(Story story, UUID lead, UUID inText) {
        StoryContent words = content("With pictures", "Text.");
        List<Document.Block> blocks = new ArrayList<>(words.document().blocks());
        if (inText != null) {
            blocks.add(new Document.Photo(inText, null));
        }
        StoryContent content = new StoryContent(
                words.headline(), "", "", "", world, List.of(), List.of(pen), lead, new Document(blocks, List.of()));
        Story now = writing.open(story.id(), ada);
        writing.save(story.id(), token(now), now.saves(), content);
    }

    private StoryContent content(String headline, String text) {
        return new StoryContent(
                headline,
                "",
                "",
                "",
                world,
                List.of(),
                List.of(pen),
                null,
                new Document(List.of(new Paragraph(List.of(new Text(text, List.of())))), List.of()));
    }

    private static UUID token(Story story) {
        return story.lock().token();
    }
}
