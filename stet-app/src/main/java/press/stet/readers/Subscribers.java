package press.stet.readers;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import press.stet.audit.Audit;

/** The readers as a whole: counted by segments, shown to those who may, and written out for another system. */
@Service
public class Subscribers {

    /** How many readers have their mailbox with one host. */
    public record Host(String domain, long readers) {}

    /**
     * @param letter its short address
     * @param origin {@code FORM} or {@code IMPORT}
     * @param agreedTo the words beside the button; null for readers who were taken over
     */
    public record Line(
            UUID subscription,
            MailAddress address,
            String letter,
            String language,
            String origin,
            Instant confirmedAt,
            @Nullable String agreedTo) {}

    private static final int PAGE = 1_000;

    private final SubscriberRows rows;
    private final Addresses addresses;
    private final Audit audit;

    Subscribers(SubscriberRows rows, Addresses addresses, Audit audit) {
        this.rows = rows;
        this.addresses = addresses;
        this.audit = audit;
    }

    public long count(Segment segment) {
        return rows.count(segment);
    }

    /** The hosts with most readers, those first. */
    public List<Host> hosts(Segment segment, int most) {
        return rows.hosts(segment, most);
    }

    /** @param after the last subscription of the page before; all zeros for the first page */
    public List<Line> lines(Segment segment, UUID after, int most) {
        return rows.lines(segment, after, most).stream()
                .map(line -> new Line(
                        line.subscription(),
                        addresses.open(line.subscriber(), line.address()),
                        line.slug(),
                        line.language(),
                        line.origin(),
                        line.confirmedAt(),
                        line.agreedTo()))
                .toList();
    }

    /**
     * Writes a list that other systems read, and {@link Intake} too: UTF-8, commas, one reader in each row. That it was done stands
     * in the record of the desk.
     *
     * @param staff who wants it; null for a command
     * @return how many rows
     */
    public long export(Segment segment, Writer out, @Nullable UUID staff) throws IOException {
        audit.record(staff, "subscribers.exported", segment.letter(), Long.toString(count(segment)));
        out.write("email,letter,language,status,origin,confirmed_at,agreed_to\r\n");
        long count = 0;
        UUID last = new UUID(0, 0);
        for (List<Line> page = lines(segment, last, PAGE); !page.isEmpty(); page = lines(segment, last, PAGE)) {
            for (Line line : page) {
                out.write(row(line));
            }
            count += page.size();
            last = page.getLast().subscription();
        }
        out.flush();
        return count;
    }

    private static String row(Line line) {
        return String.join(
                        ",",
                        cell(line.address().text()),
                        line.letter(),
                        line.language(),
                        "active",
                        line.origin().toLowerCase(java.util.Locale.ROOT),
                        line.confirmedAt().toString(),
                        cell(line.agreedTo() == null ? "" : line.agreedTo()))
                + "\r\n";
    }

    /** A blank keeps spreadsheets from taking a cell for a formula; whoever reads an address strips it. */
    private static String cell(String words) {
        boolean formula = !words.isEmpty() && "=+-@".indexOf(words.charAt(0)) >= 0;
        return '"' + (formula ? " " : "") + words.replace("\"", "\"\"") + '"';
    }
}
