package press.stet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import press.stet.newsroom.Correction;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What machines read: feeds, sitemaps, the links between languages. */
class FeedsTest extends Press {

    private static final Pattern PREVIOUS =
            Pattern.compile("rel=\"prev-archive\"[^>]*href=\"https://courier.example([^\"]*)\"");
    private static final Pattern LOCATION = Pattern.compile("<loc>https://courier.example([^<]*)</loc>");

    @Test
    void feeds_are_read_back_whole_by_another_program() throws Exception {
        StoryId id = publish("Tom & “Jerry” <again>", "The whole text, with a ");
        Story story = writing.open(id, staff);
        writing.save(id, story.lock().token(), story.saves(), story.working());
        workflow.correct(id, Correction.Kind.CORRECTION, true, "We wrote Tuesday; it was Wednesday.", staff);
        printer.printChanges();

        for (String path : List.of(
                "/feed.xml",
                "/atom.xml",
                "/world/feed.xml",
                "/world/atom.xml",
                "/topics/rivers/feed.xml",
                "/authors/nora-quill/feed.xml")) {
            SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(page(path))));
            assertThat(feed.getEntries().getFirst().getTitle()).as(path).isEqualTo("Tom & “Jerry” <again>");
            assertThat(feed.getEntries().getFirst().getLink()).startsWith("https://courier.example/world/");
            String body = feed.getEntries().getFirst().getContents().getFirst().getValue();
            assertThat(body).contains("it was Wednesday").contains("href=\"https://courier.example/old-path/\"");
        }
        JsonNode json = JsonMapper.shared().readTree(page("/feed.json"));
        assertThat(json.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.path("feed_url").asString()).isEqualTo("https://courier.example/feed.json");
        JsonNode item = json.path("items").path(0);
        assertThat(item.path("title").asString()).isEqualTo("Tom & “Jerry” <again>");
        assertThat(item.path("content_html").asString()).contains("it was Wednesday");
        assertThat(item.path("authors").path(0).path("name").asString()).isEqualTo("Nora Quill");
        assertThat(words("/")).contains("type=\"application/atom+xml\"", "type=\"application/feed+json\"");
        assertThat(words("/world/")).contains("type=\"application/atom+xml\"");
        for (String list : List.of("/", "/world/", "/topics/rivers/", "/authors/nora-quill/")) {
            assertThat(words(list)).as("%s announces its feed", list).contains("type=\"application/rss+xml\"");
        }
    }

    @Test
    void the_feeds_of_a_language_are_in_that_language_and_lead_back_month_by_month() throws IOException {
        SectionId jahan = taxonomy.section("fa", "جهان");
        archive(300);
        Story story = writing.begin("fa", staff);
        StoryContent words = filed("رود بالا آمد", List.of(), List.of(author));
        writing.save(
                story.id(),
                story.lock().token(),
                0,
                new StoryContent(
                        words.headline(), "", "", "", jahan, List.of(), List.of(author), null, words.document()));
        workflow.publish(story.id(), staff);
        printer.printChanges();
        assertThat(words("/fa/feed.xml")).contains("<language>fa</language>", "رود بالا آمد");
        assertThat(words("/fa/atom.xml")).contains("xml:lang=\"fa\"", "رود بالا آمد");
        assertThat(words("/fa/feed.json")).contains("رود بالا آمد");

        String next = "/atom.xml";
        int months = 0;
        for (Matcher before = PREVIOUS.matcher(words(next)); before.find(); before = PREVIOUS.matcher(words(next))) {
            next = before.group(1);
            months++;
        }
        assertThat(months).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_page_in_two_languages_names_both_and_where_all_others_go() throws IOException {
        taxonomy.section("fa", "جهان");
        StoryId id = publish("In two languages", "Text.");
        Story pair = writing.translate(id, "fa", staff);
        StoryContent words = pair.working();
        writing.save(
                pair.id(),
                pair.lock().token(),
                0,
                new StoryContent(
                        "به دو زبان",
                        "",
                        "",
                        "",
                        taxonomy.section("fa", "جهان"),
                        List.of(),
                        List.of(),
                        null,
                        words.document()));
        workflow.publish(pair.id(), staff);
        printer.printChanges();
        String english = published.line(id).orElseThrow().path();
        String persian = published.line(pair.id()).orElseThrow().path();
        for (String path : List.of(english, persian, "/", "/fa/")) {
            org.jsoup.nodes.Document page = org.jsoup.Jsoup.parse(words(path));
            boolean front = path.length() < 5;
            assertThat(page.select("link[hreflang]").eachAttr("hreflang"))
                    .as(path)
                    .containsExactlyInAnyOrder("en", "fa", "x-default");
            assertThat(page.select("link[hreflang=x-default]").attr("href"))
                    .isEqualTo("https://courier.example" + (front ? "/" : english));
            assertThat(page.select("link[hreflang=fa]").attr("href"))
                    .isEqualTo("https://courier.example" + (front ? "/fa/" : persian));
        }
    }

    @Test
    void sitemaps_name_every_story_and_are_well_formed() throws Exception {
        StoryId id = publish("On the map", "Text.");
        printer.printChanges();
        String path = published.line(id).orElseThrow().path();
        Map<String, String> pages = pages();
        String all = "";
        for (String name : pages.keySet()) {
            if (name.startsWith("/sitemap") && name.endsWith(".xml")) {
                byte[] bytes = page(name);
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
                all += new String(bytes, StandardCharsets.UTF_8);
            }
        }
        assertThat(all)
                .contains("<loc>https://courier.example" + path + "</loc>")
                .contains("<news:title>On the map</news:title>");
        String news = words("/sitemaps/news-en.xml");
        assertThat(words("/sitemap.xml")).contains("https://courier.example/sitemaps/news-en.xml");
        assertThat(news).contains("<loc>https://courier.example" + path + "</loc>");
        assertThat(new String(page("/robots.txt"), StandardCharsets.UTF_8))
                .contains("Sitemap: https://courier.example/sitemap.xml");
        assertThat(new String(page("/.well-known/security.txt"), StandardCharsets.UTF_8))
                .contains("Contact: ")
                .contains("Expires: ");
    }

    @Test
    void every_story_stands_in_a_sitemap_and_the_news_are_those_of_the_newest_two_days() throws IOException {
        archive(300);
        printer.printChanges();
        Set<String> named = new HashSet<>();
        for (String name : pages().keySet()) {
            if (name.startsWith("/sitemaps/")) {
                Matcher locations = LOCATION.matcher(words(name));
                while (locations.find()) {
                    named.add(locations.group(1));
                }
            }
        }
        List<StoryLine> all = published.fromOldest(ListKey.language("en"), 0, 10_000, 10_000);
        assertThat(named).containsAll(all.stream().map(StoryLine::path).toList());

        Instant newest = all.getLast().publishedAt();
        org.jsoup.nodes.Document news =
                org.jsoup.Jsoup.parse(words("/sitemaps/news-en.xml"), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(news.select("news|publication_date").eachText())
                .isNotEmpty()
                .allSatisfy(date -> assertThat(Instant.parse(date)).isAfter(newest.minus(2, ChronoUnit.DAYS)));
        assertThat(news.select("url").size()).isLessThanOrEqualTo(1_000);
    }
}
