package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.Houses;
import press.stet.readers.Intake;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Segment;
import press.stet.readers.Subscribers;

/** The readers of letters: counted by segments, taken over from elsewhere, and written out. Addresses are opened only here. */
@Controller
public class ReadersPages {

    private static final int SHOWN = 50;
    private static final int HOSTS = 12;
    private static final int ROWS_NAMED = 200;

    public record Page(
            List<Letter> letters,
            List<String> languages,
            Asked asked,
            String count,
            List<Subscribers.Host> hosts,
            List<Line> lines,
            @Nullable String next,
            @Nullable Taken taken,
            Form form) {}

    /** A segment as it was typed. */
    public record Asked(String letter, String language, String domain, String since) {

        static final Asked ALL = new Asked("", "", "", "");
    }

    public record Line(String address, String letter, String since, boolean imported) {}

    /** @param rows the first of those that were not taken, in words */
    public record Taken(String sentence, List<String> sums, List<String> rows) {}

    private final Screens screens;
    private final Offers offers;
    private final Subscribers subscribers;
    private final Intake intake;
    private final Houses houses;

    ReadersPages(Screens screens, Offers offers, Subscribers subscribers, Intake intake, Houses houses) {
        this.screens = screens;
        this.offers = offers;
        this.subscribers = subscribers;
        this.intake = intake;
        this.houses = houses;
    }

    @GetMapping("/letters/readers")
    View readers(
            StaffMember who,
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        Asked asked = new Asked(letter, language, domain, since);
        try {
            UUID from = after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after);
            return screens.show("readers", page(asked, from, null, Form.FRESH));
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    private View refused(HttpServletRequest request, Refusal refusal) {
        return screens.show(
                "readers",
                page(Asked.ALL, new UUID(0, 0), null, Typed.refused(request, refusal)),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page page(Asked asked, UUID after, @Nullable Taken taken, Form form) {
        Segment segment = segment(asked);
        Moments moments = screens.moments();
        List<Subscribers.Line> lines = subscribers.lines(segment, after, SHOWN);
        return new Page(
                offers.all(),
                houses.house().languages(),
                asked,
                say("readers.count", subscribers.count(segment)),
                subscribers.hosts(segment, HOSTS),
                lines.stream()
                        .map(line -> new Line(
                                line.address().text(),
                                line.letter() + " (" + line.language() + ")",
                                moments.at(line.confirmedAt()),
                                line.origin().equals("IMPORT")))
                        .toList(),
                lines.size() < SHOWN ? null : lines.getLast().subscription().toString(),
                taken,
                form);
    }

    private Segment segment(Asked asked) {
        try {
            return new Segment(
                    asked.letter().isEmpty() ? null : UUID.fromString(asked.letter()),
                    asked.language(),
                    IDN.toASCII(asked.domain().strip()).toLowerCase(Locale.ROOT),
                    asked.since().isEmpty() ? null : day(asked.since()));
        } catch (DateTimeException e) {
            throw new Refusal("Choose a day.", "since");
        } catch (IllegalArgumentException e) {
            throw new Refusal("Type a mail host as in mail.example.", "domain");
        }
    }

    private Instant day(String typed) {
        return LocalDate.parse(typed).atStartOfDay(houses.house().timeZone()).toInstant();
    }

    /** The segment as a file; that somebody took it along stands in the record. */
    @PostMapping("/letters/readers/export")
    void export(
            StaffMember who,
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String since,
            HttpServletResponse response)
            throws IOException {
        who.require(Right.HOUSE);
        Segment segment = segment(new Asked(letter, language, domain, since));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"readers.csv\"");
        response.setHeader("Cache-Control", "no-store");
        Writer out = response.getWriter();
        long unused = subscribers.export(segment, out, who.id().value());
    }

    @PostMapping("/letters/readers/import")
    View take(
            StaffMember who,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        who.require(Right.HOUSE);
        try {
            if (file == null || file.isEmpty()) {
                throw new Refusal(say("readers.choose-the-file"), "file");
            }
            Letter letter = to.isEmpty() ? offers.all().getFirst() : offers.get(UUID.fromString(to));
            return screens.show("readers", page(Asked.ALL, new UUID(0, 0), taken(who, letter, file), Form.FRESH));
        } catch (Refusal refusal) {
            return refused(request, refusal.field() == null ? new Refusal(refusal.sentence(), "file") : refusal);
        }
    }

    private Taken taken(StaffMember who, Letter letter, MultipartFile file) throws IOException {
        Path kept = Files.createTempFile("stet-readers", ".csv");
        try {
            file.transferTo(kept);
            List<String> rows = new ArrayList<>();
            Intake.Sums sums = intake.read(
                    kept,
                    letter,
                    (line, reason) -> {
                        if (rows.size() < ROWS_NAMED) {
                            rows.add(say("readers.row", line, reason.words()));
                        }
                    },
                    who.id().value());
            return new Taken(
                    say("readers.taken", sums.fresh(), letter.name(), sums.known(), sums.rejections()),
                    sums.rejected().entrySet().stream()
                            .map(one -> say(
                                    "readers.sum", one.getValue(), one.getKey().words()))
                            .sorted()
                            .toList(),
                    rows);
        } finally {
            Files.delete(kept);
        }
    }
}
