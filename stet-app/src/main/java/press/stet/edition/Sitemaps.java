package press.stet.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.newsroom.TextPage;

/**
 * What machines read first: sitemaps by month (sitemaps.org 0.9), one of the newest stories with the news extension,
 * {@code robots.txt} (RFC 9309) and {@code security.txt} (RFC 9116).
 */
final class Sitemaps {

    /** How long a story is news, for machines. */
    static final Duration NEWS = Duration.ofDays(2);

    /** The most stories a news sitemap may name as news. */
    static final int NEWS_STORIES = 1_000;

    private static final String URLSET = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    private static final String NEWS_URLSET = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
            + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n";

    private final Site site;

    Sitemaps(Site site) {
        this.site = site;
    }

    static String monthPath(String language, YearMonth month) {
        return "/sitemaps/" + language + "-" + month + ".xml";
    }

    static String newsPath(String language) {
        return "/sitemaps/news-" + language + ".xml";
    }

    Page month(String language, YearMonth month, List<StoryLine> lines) {
        Xml xml = new Xml().raw(URLSET);
        for (StoryLine line : lines) {
            xml.raw("<url>")
                    .text("loc", site.base() + line.path())
                    .text("lastmod", line.updatedAt().toString())
                    .raw("</url>\n");
        }
        return xml(monthPath(language, month), xml.raw("</urlset>\n"));
    }

    /**
     * @param lines newest first; those that are no news any more stand here without a title until their month's sitemap has them
     * @param newest time of the newest story of this language: what counts as news is measured from there, not from a clock
     */
    Page news(String language, List<StoryLine> lines, Instant newest) {
        Xml xml = new Xml().raw(NEWS_URLSET);
        for (StoryLine line : lines) {
            xml.raw("<url>")
                    .text("loc", site.base() + line.path())
                    .text("lastmod", line.updatedAt().toString());
            if (line.publishedAt().isAfter(newest.minus(NEWS)) && line.state() != StoryState.RETRACTED) {
                xml.raw("<news:news><news:publication>")
                        .text("news:name", site.house().name());
                xml.text("news:language", language).raw("</news:publication>");
                xml.text("news:publication_date", line.publishedAt().toString());
                xml.text("news:title", line.headline()).raw("</news:news>");
            }
            xml.raw("</url>\n");
        }
        return xml(newsPath(language), xml.raw("</urlset>\n"));
    }

    Page pages(List<ListKey> lists, Models models) {
        Xml xml = new Xml().raw(URLSET);
        for (String language : site.house().languages()) {
            xml.raw("<url>")
                    .text("loc", site.base() + site.house().root(language))
                    .raw("</url>\n");
            for (TextPage text : site.texts(language)) {
                xml.raw("<url>")
                        .text("loc", site.base() + models.textPath(text))
                        .raw("</url>\n");
            }
        }
        for (ListKey list : lists) {
            String path = site.path(list);
            if (path != null && !list.kind().equals("language")) {
                xml.raw("<url>").text("loc", site.base() + path).raw("</url>\n");
            }
        }
        for (String path : site.sources().paths()) {
            if (path.endsWith("/")) {
                xml.raw("<url>").text("loc", site.base() + path).raw("</url>\n");
            }
        }
        return xml("/sitemaps/pages.xml", xml.raw("</urlset>\n"));
    }

    /** @param months those that have a sitemap, by language */
    Page index(Map<String, List<YearMonth>> months, Set<String> languagesWithStories) {
        Xml xml = new Xml().raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        xml.raw("<sitemap>").text("loc", site.base() + "/sitemaps/pages.xml").raw("</sitemap>\n");
        for (String language : site.house().languages()) {
            if (languagesWithStories.contains(language)) {
                xml.raw("<sitemap>")
                        .text("loc", site.base() + newsPath(language))
                        .raw("</sitemap>\n");
            }
            for (YearMonth month : months.getOrDefault(language, List.of())) {
                xml.raw("<sitemap>")
                        .text("loc", site.base() + monthPath(language, month))
                        .raw("</sitemap>\n");
            }
        }
        return xml("/sitemap.xml", xml.raw("</sitemapindex>\n"));
    }

    Page robots() {
        return Page.text(
                "/robots.txt",
                "text/plain; charset=utf-8",
                "User-agent: *\nAllow: /\nSitemap: " + site.base() + "/sitemap.xml\n");
    }

    /** Expires at the end of the year after the newest that is known to print; a print renews it. */
    Page securityText() {
        String expires = Year.of(site.year() + 1)
                .atDay(365)
                .atTime(23, 59, 59)
                .atOffset(ZoneOffset.UTC)
                .toInstant()
                .toString();
        String contact = site.text(site.house().defaultLanguage(), TextPage.Kind.CONTACT)
                        .isPresent()
                ? site.base()
                        + Objects.requireNonNull(site.house().root(site.house().defaultLanguage())) + "contact/"
                : site.base() + "/";
        return Page.text(
                "/.well-known/security.txt",
                "text/plain; charset=utf-8",
                String.format(
                        Locale.ROOT,
                        "Contact: %s%nExpires: %s%nPreferred-Languages: %s%nCanonical: %s/.well-known/security.txt%n",
                        contact,
                        expires,
                        String.join(", ", site.house().languages()),
                        site.base()));
    }

    private static Page xml(String path, Xml xml) {
        return Page.text(path, "application/xml; charset=utf-8", xml.toString());
    }
}
