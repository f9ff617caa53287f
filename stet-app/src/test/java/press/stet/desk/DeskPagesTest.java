package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.newsroom.Front;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.People;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.Section;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Stories;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.Taxonomy;
import press.stet.newsroom.TextPage;
import press.stet.newsroom.Workflow;
import press.stet.newsroom.Writing;

/** Every page by its forms alone, as a browser without script sends them. */
@DeskTest
class DeskPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

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
    Front front;

    StaffId publisher;
    Visitor vera;
    SectionId world;

    @BeforeEach
    void a_newsroom_and_its_publisher() {
        houses.save(new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "fa"), "{}", true));
        world = taxonomy.section("en", "World");
        vera = Visitor.signedIn(port, links.forFirstPublisher());
        publisher = staff.all().getFirst().id();
    }

    @Test
    void a_story_is_found_by_the_beginnings_of_its_words_and_by_its_state() {
        Story story = written("Lighthouse keeper retires");

        assertThat(vera.get("/stories?words=lightho+keep").text()).contains("Lighthouse keeper retires");
        assertThat(vera.get("/stories?words=lightho&state=DRAFT").text()).contains("Lighthouse keeper retires");
        assertThat(vera.get("/stories?words=lightho&state=PUBLISHED").text())
                .doesNotContain("Lighthouse keeper retires")
                .contains("Nothing fits");
        assertThat(vera.get("/stories/" + story.id()).status()).isEqualTo(200);
    }

    @Test
    void every_filter_of_the_story_list_can_be_set_at_once() {
        Story story = written("Filtered from all sides");
        PersonId pen = people.addAuthor("Lena Filter", "");
        var query = new Stories.Query("filtered side", StoryState.DRAFT, world, "en", null, publisher.value(), null);
        var line = stories.list(query, 5).getFirst();
        assertThat(line.id()).isEqualTo(story.id());
        assertThat(stories.list(
                        new Stories.Query("lena", StoryState.DRAFT, world, "en", pen, publisher.value(), line), 5))
                .isEmpty();
    }

    @Test
    void a_long_list_goes_on_page_after_page_without_a_gap() {
        for (int n = 0; n < 60; n++) {
            written("Serial number " + n);
        }

        var first = vera.get("/stories?words=serial").page();
        var second = vera.get(first.selectFirst(".more a").attr("href")).page();
        List<String> headlines =
                new java.util.ArrayList<>(first.select(".headline").eachText());
        headlines.addAll(second.select(".headline").eachText());

        assertThat(headlines).hasSize(60).doesNotHaveDuplicates();
        assertThat(second.select(".more")).isEmpty();
    }

    @Test
    void the_newsroom_in_which_a_story_is_written_never_runs_what_is_written() {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        Story story = written(hostile);

        for (String path : List.of("/", "/stories", "/stories/" + story.id(), "/stories/" + story.id() + "/publish")) {
            var page = vera.get(path).page();
            assertThat(page.select("img[onerror]")).as(path).isEmpty();
            assertThat(page.select("script").eachAttr("src")).as(path).allMatch(source -> source.startsWith("/desk/"));
            assertThat(page.select("script:not([src])")).as(path).allMatch(script -> script.attr("type")
                    .equals("application/json"));
        }
    }

    @Test
    void a_save_of_a_tab_that_was_taken_over_is_refused_and_says_by_whom() {
        Story story = written("Mine");
        String lock = vera.get("/stories/" + story.id())
                .page()
                .selectFirst("stet-editor")
                .attr("data-lock");
        StaffId boris = staff.add("Boris", "", Set.of(Role.EDITOR), publisher);
        writing.takeOver(story.id(), boris.value());

        var answer = vera.put(
                "/stories/" + story.id() + "/words",
                save(lock, stories.get(story.id()).saves(), "Stale"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("\"reason\":\"taken_over\"")
                .contains("\"by\":\"Boris\"")
                .contains("Boris is writing");
        assertThat(stories.get(story.id()).working().headline()).isEqualTo("Mine");
    }

    @Test
    void a_save_that_comes_twice_is_kept_once() {
        Story story = written("Once");
        String lock = vera.get("/stories/" + story.id())
                .page()
                .selectFirst("stet-editor")
                .attr("data-lock");
        int saves = stories.get(story.id()).saves();

        assertThat(vera.put("/stories/" + story.id() + "/words", save(lock, saves, "Twice"))
                        .status())
                .isEqualTo(200);
        assertThat(vera.put("/stories/" + story.id() + "/words", save(lock, saves, "Twice"))
                        .status())
                .isEqualTo(200);

        assertThat(stories.get(story.id()).saves()).isEqualTo(saves + 1);
    }

    @Test
    void an_unreadable_save_gets_a_sentence() {
        Story story = written("Safe");
        for (String bytes : List.of("", "null", "[]", "{\"lock\":1}", "{", "{\"lock\":\"x\",\"saves\":\"y\"}")) {
            var answer = vera.put("/stories/" + story.id() + "/words", bytes);
            assertThat(answer.status()).as(bytes).isEqualTo(422);
            assertThat(answer.body()).as(bytes).contains("\"message\":");
        }
        assertThat(stories.get(story.id()).working().headline()).isEqualTo("Safe");
    }

    @Test
    void what_is_missing_stops_a_story_with_a_sentence_and_a_schedule_names_its_zone() {
        StoryId bare = writing.begin("en", publisher.value()).id();
        var refused = vera.post("/stories/" + bare + "/publish");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The story has no headline yet.");

        Story story = written("Tomorrow’s news");
        var past = vera.post("/stories/" + story.id() + "/schedule", "at", "2001-01-01T08:00");
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.page().select("#at-refusal").text()).contains("still to come");
        assertThat(past.page().select("#at").attr("value")).isEqualTo("2001-01-01T08:00");
        assertThat(past.text()).contains("Europe/Riga");

        var kept = vera.post("/stories/" + story.id() + "/schedule", "at", "2099-06-01T08:00");
        assertThat(kept.text()).contains("It goes live by itself");
        assertThat(stories.get(story.id()).scheduledFor()).isEqualTo("2099-06-01T05:00:00Z");
        assertThat(vera.get("/").text()).contains("1 Jun 2099, 08:00 EEST");

        vera.post("/stories/" + story.id() + "/send-back");
        assertThat(stories.get(story.id()).state()).isEqualTo(StoryState.DRAFT);
    }

    @Test
    void an_old_revision_is_compared_and_put_back() {
        Story story = written("First words");
        workflow.submit(story.id(), publisher.value());
        Story open = writing.open(story.id(), publisher.value());
        writing.save(open.id(), open.lock().token(), open.saves(), content("Second words"));

        var page = vera.get("/stories/" + story.id() + "/revisions/1");
        assertThat(page.page().select(".diff del").text()).contains("First");
        assertThat(page.page().select(".diff ins").text()).contains("Second");
        vera.post("/stories/" + story.id() + "/revisions/1/restore");

        assertThat(stories.get(story.id()).working().headline()).isEqualTo("First words");
    }

    @Test
    void the_front_page_is_put_in_order() {
        Story one = live("Alpha"), two = live("Beta");
        vera.get("/front");
        vera.post("/front", "language", "en", "move", "on:" + one.id());
        vera.post("/front", "language", "en", "order", one.id().toString(), "move", "on:" + two.id());
        assertThat(front.order("en")).containsExactly(one.id(), two.id());

        vera.post(
                "/front",
                "language",
                "en",
                "order",
                one.id().toString(),
                "order",
                two.id().toString(),
                "move",
                "up:" + two.id());
        assertThat(front.order("en")).containsExactly(two.id(), one.id());

        vera.post(
                "/front",
                "language",
                "en",
                "order",
                one.id().toString(),
                "order",
                two.id().toString());
        assertThat(front.order("en")).containsExactly(one.id(), two.id());
    }

    @Test
    void a_person_is_taken_out_only_when_the_name_is_typed() {
        PersonId quill = people.addAuthor("Nora Quill", "");

        var refused = vera.post("/people/" + quill + "/take-out", "sure", "Nora");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#sure-refusal").text()).contains("exactly as it stands");
        vera.post("/people/" + quill + "/take-out", "sure", "Nora Quill");

        assertThat(people.find(quill).orElseThrow().masked()).isTrue();
        assertThat(vera.get("/people").text()).doesNotContain("Nora Quill");
        assertThat(vera.get("/record").text()).contains("took a person out").doesNotContain("Quill");
    }

    @Test
    void sections_are_added_renamed_and_moved() {
        vera.post("/sections", "language", "fa", "name", "جهان");
        vera.post("/sections", "language", "fa", "name", "فرهنگ");
        List<Section> before = in("fa");
        vera.post("/sections/" + before.getLast().id() + "/move", "language", "fa", "to", "up");
        vera.post("/sections/" + before.getFirst().id(), "language", "fa", "name", "دنیا");

        assertThat(in("fa")).extracting(Section::name).containsExactly("فرهنگ", "دنیا");
        assertThat(vera.post("/sections", "language", "fa", "name", " ")
                        .page()
                        .select("#name-refusal")
                        .text())
                .contains("Give the section a name");
    }

    @Test
    void a_wrong_house_setting_is_refused_beside_its_field() {
        var answer = vera.post(
                "/house",
                "name",
                "Renamed",
                "zone",
                "Europe/Riga",
                "languages",
                "en, fa",
                "address",
                "courier.example",
                "accent",
                "#a3201d");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#address-refusal").text()).contains("http://");
        assertThat(answer.page().select("#name").attr("value")).isEqualTo("Renamed");
        assertThat(houses.house().name()).isEqualTo("The Courier");
    }

    @Test
    void a_colour_nobody_could_read_is_refused() {
        var answer = vera.post(
                "/house", "name", "The Courier", "zone", "Europe/Riga", "languages", "en, fa", "accent", "#ffff00");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("contrast");
    }

    @Test
    void the_pages_of_the_house_keep_what_was_typed() {
        String words =
                "Write to us: desk@courier.example\n\n## Where\n\n- by post\n- by https://courier.example/contact";
        vera.post("/house/pages/en/contact", "title", "Reach us", "words", words);

        assertThat(houses.textPage("en", TextPage.Kind.CONTACT).orElseThrow().title())
                .isEqualTo("Reach us");
        assertThat(vera.get("/house/pages/en/contact")
                        .page()
                        .select("textarea")
                        .first()
                        .wholeText()
                        .strip())
                .isEqualTo(words);
    }

    @Test
    void the_notice_is_written_and_shown() {
        assertThat(vera.post("/house/notice", "language", "en", "words", "Hello", "percent", "900")
                        .page()
                        .select("#percent-refusal")
                        .text())
                .contains("0 to 100");
        vera.post(
                "/house/notice",
                "language",
                "en",
                "words",
                "Hello",
                "percent",
                "62",
                "meter",
                "62 of 100",
                "shown",
                "yes");

        assertThat(houses.notice("en").orElseThrow()).satisfies(notice -> {
            assertThat(notice.shown()).isTrue();
            assertThat(notice.percent()).isEqualTo(62);
        });
    }

    @Test
    void a_colleague_is_invited_by_a_link_that_is_shown_once() {
        var made = vera.post("/staff", "name", "Rita", "mail", "", "roles", "REPORTER");
        String link = made.page().select("#made-link").attr("value");

        assertThat(link).contains("/sign-in/");
        assertThat(vera.get("/staff").body()).doesNotContain("/sign-in/");
        assertThat(Visitor.signedIn(port, link.substring(link.indexOf("/sign-in/")))
                        .get("/account")
                        .text())
                .contains("Rita")
                .contains("Reporter");
    }

    @Test
    void each_page_says_no_to_the_wrong_role_in_a_sentence() {
        StaffId reporter = staff.add("Rita", "", Set.of(Role.REPORTER), publisher);
        Visitor rita = Visitor.signedIn(port, links.forColleague(reporter, publisher));
        Story story = live("Not hers");

        for (String path : List.of("/staff", "/house", "/house/notice", "/house/pages", "/record", "/first-run")) {
            assertThat(rita.get(path).status()).as(path).isEqualTo(403);
            assertThat(rita.get(path).text()).as(path).contains("Ask one of them");
        }
        String at = "/stories/" + story.id();
        assertThat(rita.post(at + "/correct", "kind", "CORRECTION", "words", "x")
                        .status())
                .isEqualTo(403);
        assertThat(rita.post(at + "/retract", "words", "x").status()).isEqualTo(403);
        assertThat(rita.post(at + "/take-over").status()).isEqualTo(403);
        assertThat(rita.put(at + "/words", save("0198c0de-0000-7000-8000-000000000000", 0, "x"))
                        .status())
                .isEqualTo(403);
        assertThat(rita.post("/front", "language", "en").status()).isEqualTo(403);
        assertThat(rita.post("/sections", "language", "en", "name", "Mine").status())
                .isEqualTo(403);
        assertThat(stories.get(story.id()).state()).isEqualTo(StoryState.PUBLISHED);
    }

    @Test
    void nothing_is_at_an_address_that_is_mistyped_and_the_page_says_so() {
        for (String path : List.of("/nowhere", "/stories/not-an-id", "/stories/0198c0de-0000-7000-8000-000000000000")) {
            var answer = vera.get(path);
            assertThat(answer.status()).as(path).isIn(404, 422);
            assertThat(answer.page().select("main p").text()).as(path).isNotBlank();
        }
    }

    private List<Section> in(String language) {
        return taxonomy.sections().stream()
                .filter(section -> section.language().equals(language))
                .toList();
    }

    private Story live(String headline) {
        Story story = written(headline);
        workflow.publish(story.id(), publisher.value());
        return stories.get(story.id());
    }

    private Story written(String headline) {
        Story story = writing.begin("en", publisher.value());
        writing.save(story.id(), story.lock().token(), 0, content(headline));
        return stories.get(story.id());
    }

    private StoryContent content(String headline) {
        return new StoryContent(
                headline, "", "", "", world, List.of(), List.of(), null, PlainWords.document("A paragraph of words."));
    }

    private static String save(String lock, int saves, String headline) {
        return """
                {"lock": "%s", "saves": %d, "fields": {"headline": "%s"},
                 "content": {"schema": 1, "doc": {"type": "doc", "content": [{"type": "paragraph"}]}, "attributions": []}}""".formatted(lock, saves, headline);
    }
}
