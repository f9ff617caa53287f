package press.stet.letters;

import static press.stet.mail.Spliced.OPEN;
import static press.stet.mail.Spliced.SHUT;
import static press.stet.mail.Spliced.SLOT;
import static press.stet.mail.Spliced.SLOT_END;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.stet.edition.Stationery;
import press.stet.newsroom.Correction;
import press.stet.newsroom.House;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.PublishedStory;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.readers.Letter;
import press.stet.theme.Direction;
import press.stet.theme.SafeHtml;
import press.stet.theme.Words;

/** Makes an issue out of its picks as they are published at this moment. Photos stay on the site: a mail loads nothing. */
@Component
public class Composer {

    /** Names of the places that differ from reader to reader. */
    static final String LEAVE = "leave";

    static final String MINE = "mine";

    /** The address of a mail's own, to which its reader can write. */
    static final String ASK = "ask";

    /** What the template of an issue sees. */
    public record Sheet(
            String language,
            String direction,
            String subject,
            String preheader,
            String house,
            String letter,
            String date,
            List<String> intro,
            List<Piece> pieces,
            List<Mended> corrections,
            String leaveLink,
            String mineLink,
            @Nullable String askByMail,
            String issueLink,
            Words words) {

        /** The markers around the links of one reader; blanks beside them do no harm. */
        public String open() {
            return String.valueOf(OPEN);
        }

        public String shut() {
            return String.valueOf(SHUT);
        }
    }

    /** @param blocks empty where only a teaser stands */
    public record Piece(
            String headline, String standfirst, String link, List<SafeHtml> blocks, String words, boolean retracted) {}

    /** A correction since the last issue. */
    public record Mended(String headline, String link, String words) {}

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Composer.class.getClassLoader(), "press.stet.templates");
    private final Published published;
    private final Stationery stationery;
    private final SiteAddress site;
    private final MailboxRows mailboxes;

    Composer(Published published, Stationery stationery, SiteAddress site, MailboxRows mailboxes) {
        this.published = published;
        this.stationery = stationery;
        this.site = site;
        this.mailboxes = mailboxes;
    }

    /**
     * @param since corrections after this are told
     * @param at the date on it
     */
    Imprint compose(Issue issue, Letter letter, House house, Instant since, Instant at) {
        Sheet sheet = sheet(issue, letter, house, since, at);
        StringOutput html = new StringOutput();
        templates.render("mail/issue.jte", sheet, html);
        return new Imprint(subject(issue, letter, sheet), text(sheet), html.toString());
    }

    private static String subject(Issue issue, Letter letter, Sheet sheet) {
        return issue.subject().isBlank() ? letter.name() + ", " + sheet.date() : issue.subject();
    }

    private Sheet sheet(Issue issue, Letter letter, House house, Instant since, Instant at) {
        Words words = Words.of(letter.language());
        String base = site.base();
        return new Sheet(
                letter.language(),
                Direction.of(letter.language()).attribute(),
                issue.subject().isBlank() ? letter.name() : issue.subject(),
                issue.preheader(),
                house.name(),
                letter.name(),
                words.moment(at, house.timeZone()).date(),
                paragraphs(issue.intro()),
                issue.picks().stream()
                        .flatMap(id -> published.story(id).stream())
                        .map(story -> piece(story, issue.form(), base))
                        .toList(),
                corrections(letter.language(), since, base),
                base + "/-/letters/leave/" + SLOT + LEAVE + SLOT_END,
                base + "/-/letters/mine/" + SLOT + MINE + SLOT_END,
                issue.form() == Issue.Form.TEASERS && mailboxes.find().isPresent()
                        ? words.say("mailAsk", SLOT + ASK + SLOT_END)
                        : null,
                base + issuePath(issue, letter, house, at),
                words);
    }

    /** Where the issue's page will lie, with a leading slash. */
    static String issuePath(Issue issue, Letter letter, House house, Instant at) {
        return issue.path() == null
                ? house.root(letter.language()) + "letters/" + letter.slug() + "/"
                        + at.atZone(house.timeZone()).toLocalDate() + "-" + issue.number() + "/"
                : issue.path();
    }

    private Piece piece(PublishedStory story, Issue.Form form, String base) {
        StoryLine line = story.line();
        boolean retracted = line.state() == StoryState.RETRACTED;
        boolean whole = form == Issue.Form.WHOLE && !retracted;
        return new Piece(
                line.headline(),
                line.standfirst(),
                base + line.path(),
                whole ? stationery.blocks(story, base) : List.of(),
                whole ? stationery.words(story) : "",
                retracted);
    }

    private List<Mended> corrections(String language, Instant since, String base) {
        List<StoryLine> lines = published.newest(ListKey.corrections(language), 20).stream()
                .distinct()
                .toList();
        Map<StoryId, List<Correction>> notes = published.corrections(lines);
        List<Mended> mended = new ArrayList<>();
        for (StoryLine line : lines) {
            for (Correction note : notes.getOrDefault(line.id(), List.of())) {
                if (note.at().isAfter(since)) {
                    mended.add(new Mended(line.headline(), base + line.path(), note.words()));
                }
            }
        }
        return mended;
    }

    private static List<String> paragraphs(String words) {
        return Arrays.stream(words.split("\\R\\s*\\R", -1))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** Written for reading, not scraped from the HTML: headlines stand out, links stand on lines of their own. */
    private static String text(Sheet sheet) {
        Words words = sheet.words();
        StringBuilder text = new StringBuilder(16_384)
                .append(sheet.house())
                .append(": ")
                .append(sheet.letter())
                .append('\n')
                .append(sheet.date())
                .append("\n\n");
        sheet.intro().forEach(paragraph -> wrapped(text, paragraph).append('\n'));
        for (Piece piece : sheet.pieces()) {
            text.append("\n* ").append(piece.headline()).append("\n\n");
            if (piece.retracted()) {
                wrapped(text, words.say("mailRetracted")).append('\n');
            } else if (piece.words().isEmpty()) {
                wrapped(text, piece.standfirst()).append('\n');
            } else {
                piece.words().lines().filter(line -> !line.isBlank()).forEach(line -> wrapped(text, line)
                        .append('\n'));
            }
            text.append(piece.link()).append("\n");
        }
        if (!sheet.corrections().isEmpty()) {
            text.append("\n* ").append(words.say("mailCorrections")).append("\n\n");
            sheet.corrections().forEach(one -> wrapped(text, one.headline() + ": " + one.words())
                    .append(one.link())
                    .append("\n\n"));
        }
        text.append("\n--\n");
        if (sheet.askByMail() != null) {
            text.append(OPEN)
                    .append(sheet.askByMail())
                    .append('\n')
                    .append(SHUT)
                    .append('\n');
        }
        return text.append(words.say("mailOnSite"))
                .append('\n')
                .append(sheet.issueLink())
                .append("\n\n")
                .append(words.say("mailMine"))
                .append('\n')
                .append(OPEN)
                .append(sheet.mineLink())
                .append('\n')
                .append(SHUT)
                .append('\n')
                .append(words.say("mailLeave"))
                .append('\n')
                .append(OPEN)
                .append(sheet.leaveLink())
                .append('\n')
                .append(SHUT)
                .toString();
    }

    private static StringBuilder wrapped(StringBuilder text, String paragraph) {
        int column = 0;
        for (String word : paragraph.strip().split("\\s+", -1)) {
            if (column > 0 && column + 1 + word.length() > 72) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.append('\n');
    }

    /** The page of an issue as its stories stand at this moment; links are relative to the page. */
    SafeHtml page(Issue issue, press.stet.theme.Place place) {
        StringBuilder html = new StringBuilder(4_096);
        paragraphs(issue.intro())
                .forEach(paragraph ->
                        html.append("<p>").append(escaped(paragraph)).append("</p>\n"));
        for (StoryId id : issue.picks()) {
            published.line(id).ifPresent(line -> html.append("<h2><a href=\"")
                    .append(escaped(place.to(line.path().substring(1))))
                    .append("\">")
                    .append(escaped(line.headline()))
                    .append("</a></h2>\n")
                    .append(line.standfirst().isEmpty() ? "" : "<p>" + escaped(line.standfirst()) + "</p>\n"));
        }
        return new SafeHtml(html.toString());
    }

    private static String escaped(@Nullable String text) {
        return SafeHtml.ofText(text == null ? "" : text).html();
    }
}
