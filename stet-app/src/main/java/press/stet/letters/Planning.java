package press.stet.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.kernel.Ids;
import press.stet.newsroom.House;
import press.stet.newsroom.StoryId;
import press.stet.readers.Letter;
import press.stet.readers.Subscriptions;

/**
 * Writes down what goes to whom as an issue begins: its words, and a row for each recipient. What mail programs would cut off goes out
 * in parts between stories, to the very same recipients, each part recorded like an issue of its own.
 */
@Component
class Planning {

    private static final int BATCH = 500;
    private static final int AT_ONCE = 10_000;

    private final IssueRows rows;
    private final RecordRows record;
    private final Subscriptions subscriptions;
    private final Composer composer;
    private final Ids ids;

    Planning(IssueRows rows, RecordRows record, Subscriptions subscriptions, Composer composer, Ids ids) {
        this.rows = rows;
        this.record = record;
        this.subscriptions = subscriptions;
        this.composer = composer;
        this.ids = ids;
    }

    /** How an issue is cut: each with its share of the stories, and “(1/2)” behind the subject where there are several. */
    List<Issue> parts(Issue whole, Letter letter, House house, Instant since, Instant at) {
        List<List<StoryId>> shares = new ArrayList<>();
        List<StoryId> share = new ArrayList<>();
        for (StoryId pick : whole.picks()) {
            share.add(pick);
            Issue tried = whole.part(whole.subject(), whole.intro(), share);
            if (share.size() > 1
                    && composer.compose(tried, letter, house, since, at).tooLong() != null) {
                share.removeLast();
                shares.add(share);
                share = new ArrayList<>(List.of(pick));
            }
        }
        if (shares.isEmpty()) {
            return List.of(whole);
        }
        shares.add(share);
        List<Issue> parts = new ArrayList<>();
        for (int n = 0; n < shares.size(); n++) {
            parts.add(whole.part(
                    whole.subject() + " (" + (n + 1) + "/" + shares.size() + ")",
                    n == 0 ? whole.intro() : "",
                    shares.get(n)));
        }
        return parts;
    }

    /**
     * Plans an issue, in the caller's transaction.
     *
     * @param since corrections after this are told, in the last part
     * @return the path of its page
     */
    String begin(Issue issue, Letter letter, House house, Instant since, Instant now) {
        String path = Composer.issuePath(issue, letter, house, now);
        int recipients = plan(issue.number(), letter.id());
        batches(issue.number(), recipients, now);
        List<Issue> parts = parts(issue.at(path), letter, house, since, now);
        for (int n = 0; n < parts.size(); n++) {
            Instant corrections = n == parts.size() - 1 ? since : now;
            Imprint imprint = composer.compose(parts.get(n), letter, house, corrections, now);
            if (n == 0) {
                rows.begin(issue.id(), path, imprint, now);
            } else {
                UUID id = ids.next();
                int number = rows.insertPart(id, issue.id(), parts.get(n), now);
                record.planLike(number, issue.number());
                batches(number, recipients, now);
                rows.begin(id, null, imprint, now);
            }
        }
        return path;
    }

    /** Everybody the letter goes to at this moment, a row each. */
    private int plan(int issue, UUID letter) {
        int count = 0;
        UUID last = new UUID(0, 0);
        while (true) {
            List<Subscriptions.Reader> readers = subscriptions.after(letter, last, AT_ONCE);
            if (readers.isEmpty()) {
                return count;
            }
            record.plan(issue, count, readers);
            count += readers.size();
            last = readers.getLast().subscriber();
        }
    }

    private void batches(int issue, int count, Instant due) {
        for (int first = 0; first < count; first += BATCH) {
            record.addBatch(
                    new RecordRows.Batch(issue, first / BATCH, first, Math.min(count, first + BATCH) - 1, 0), due);
        }
    }
}
