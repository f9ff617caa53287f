package press.stet.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.mail.Mail;
import press.stet.mail.Outbox;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.readers.Letter;
import press.stet.readers.MailAddress;
import press.stet.readers.Offers;

/** Issues from the first draft to the last recipient. */
@Service
public class Issues {

    /** @param run part of the key: a new time is a new job */
    record Start(UUID issue, String run) {}

    static final JobKind<Start> START = new JobKind<>("letters.start", Start.class);

    /** How late an issue may go out by itself. */
    private static final Duration STILL_GOOD = Duration.ofHours(2);

    /** How long what was sent can be sent again. */
    private static final Duration WORDS_KEPT = Duration.ofDays(7);

    private static final int MOST_PICKS = 12;

    private final IssueRows rows;
    private final RecordRows record;
    private final Offers offers;
    private final Planning planning;
    private final Composer composer;
    private final Published published;
    private final Houses houses;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Issues(
            IssueRows rows,
            RecordRows record,
            Offers offers,
            Planning planning,
            Composer composer,
            Published published,
            Houses houses,
            Outbox outbox,
            Jobs jobs,
            Audit audit,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.record = record;
        this.offers = offers;
        this.planning = planning;
        this.composer = composer;
        this.published = published;
        this.houses = houses;
        this.outbox = outbox;
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** A draft that assembled itself: the newest stories since the last issue, and the first headline as its subject. */
    @Transactional
    public Issue begin(UUID letterId, @Nullable UUID staff) {
        Letter letter = offers.get(letterId);
        List<StoryLine> picks = suggested(letter);
        Draft draft = new Draft(
                picks.isEmpty() ? letter.name() : picks.getFirst().headline(),
                picks.size() < 2 ? letter.promise() : picks.get(1).headline(),
                "",
                Issue.Form.WHOLE,
                picks.stream().map(StoryLine::id).toList());
        UUID id = ids.next();
        rows.insert(id, letterId, letter.language(), draft, staff, clock.instant());
        audit.record(staff, "issue.begun", id, letter.name());
        return get(id);
    }

    private List<StoryLine> suggested(Letter letter) {
        Instant since = since(letter);
        return published.newest(ListKey.language(letter.language()), 10 * MOST_PICKS).stream()
                .filter(line -> line.publishedAt().isAfter(since) && line.state() != StoryState.RETRACTED)
                .limit(MOST_PICKS)
                .toList();
    }

    /** From when on what was published is news to this letter's readers. */
    private Instant since(Letter letter) {
        Duration rhythm = letter.rhythm() == Letter.Rhythm.WEEKLY ? Duration.ofDays(7) : Duration.ofDays(1);
        return rows.lastBegun(letter.id()).orElse(clock.instant().minus(rhythm));
    }

    /** Stories that could be picked, newest first, those picked already among them. */
    public List<StoryLine> choices(Issue issue) {
        return published.newest(ListKey.language(issue.language()), 40);
    }

    /** The stories picked, in order; those that are no longer published are left out. */
    public List<StoryLine> picked(Issue issue) {
        return issue.picks().stream().flatMap(id -> published.line(id).stream()).toList();
    }

    /** Puts the picks in another order, or others in their place; the words of the issue stay as they are. */
    @Transactional
    public void order(UUID id, List<StoryId> picks) {
        requireOpen(rows.lock(id));
        rows.picks(id, picks);
    }

    public Issue get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Refusal("There is no such issue."));
    }

    /** Newest first, drafts before all. */
    public List<Issue> newest(int count) {
        return rows.newest(count);
    }

    /**
     * Keeps what an editor decided.
     *
     * @param saves the number of saves this is based on
     * @throws Refusal if somebody saved meanwhile, or it is on its way already
     */
    @Transactional
    public void save(UUID id, int saves, Draft draft) {
        if (draft.subject().isBlank() || draft.subject().length() > 200) {
            throw new Refusal("Give the issue a subject of at most 200 characters.", "subject");
        }
        if (draft.preheader().length() > 200) {
            throw new Refusal("The line beside the subject has at most 200 characters.", "preheader");
        }
        if (draft.intro().length() > 10_000 || draft.picks().size() > 100) {
            throw new Refusal("At most 10,000 characters above the stories, and at most 100 stories.", "intro");
        }
        if (!rows.update(id, saves, draft)) {
            Issue now = get(id);
            throw new Refusal(
                    now.state().isOpen()
                            ? "Somebody else saved this issue meanwhile. What you typed is below; look at theirs and save again."
                            : "This issue is on its way and cannot be changed any more.");
        }
    }

    /** The issue as it would go out now. */
    public Imprint preview(Issue issue) {
        Letter letter = offers.get(issue.letter());
        return composer.compose(issue, letter, houses.house(), since(letter), clock.instant());
    }

    /** In how many mails the issue would go out now. */
    public int parts(Issue issue) {
        Letter letter = offers.get(issue.letter());
        return planning.parts(issue, letter, houses.house(), since(letter), clock.instant())
                .size();
    }

    /** Sends the issue as it is to one address, marked as a test. */
    @Transactional
    public void test(UUID id, String address, @Nullable UUID staff) {
        Imprint imprint = preview(get(id)).filled();
        try {
            MailAddress to = MailAddress.parse(address);
            outbox.put(
                    new Mail(
                            "test:" + ids.next(),
                            houses.house().name(),
                            to.text(),
                            "[Test] " + imprint.subject(),
                            imprint.text(),
                            imprint.html(),
                            List.of("Auto-Submitted: auto-generated")),
                    clock.instant());
        } catch (MailAddress.Bad e) {
            throw new Refusal("Type one mail address, as in name@mail.example.", "address");
        }
        audit.record(staff, "issue.tested", id, "");
    }

    /** @param at when it goes out by itself */
    @Transactional
    public void schedule(UUID id, Instant at, @Nullable UUID staff) {
        Issue issue = rows.lock(id);
        requireOpen(issue);
        if (!at.isAfter(clock.instant())) {
            throw new Refusal("Choose a time that is still to come, or send it now.", "at");
        }
        rows.schedule(id, Issue.State.SCHEDULED, at);
        jobs.enqueue(START, id + "@" + at, new Start(id, at.toString()), at);
        audit.record(staff, "issue.scheduled", id, at.toString());
    }

    /** Back to a draft. */
    @Transactional
    public void unschedule(UUID id, @Nullable UUID staff) {
        Issue issue = rows.lock(id);
        requireOpen(issue);
        rows.schedule(id, Issue.State.DRAFT, null);
        audit.record(staff, "issue.unscheduled", id, "");
    }

    /** The time of a scheduled issue has come; if it came long ago, somebody is asked instead. */
    @Transactional
    void due(Start start) {
        Issue issue = rows.lock(start.issue());
        Instant wanted = issue.scheduledFor();
        if (issue.state() != Issue.State.SCHEDULED
                || wanted == null
                || !wanted.toString().equals(start.run())) {
            return;
        }
        if (clock.instant().isAfter(wanted.plus(STILL_GOOD))) {
            rows.state(issue.id(), Issue.State.LATE);
        } else {
            send(issue, null);
        }
    }

    /** Sends an issue now: who gets it is written down, and it begins to go out. */
    @Transactional
    public void send(UUID id, @Nullable UUID staff) {
        Issue issue = rows.lock(id);
        requireOpen(issue);
        send(issue, staff);
    }

    private void send(Issue issue, @Nullable UUID staff) {
        if (issue.picks().isEmpty() && issue.intro().isBlank()) {
            throw new Refusal("This issue is empty: pick a story or write something first.");
        }
        Letter letter = offers.get(issue.letter());
        House house = houses.house();
        Instant now = clock.instant();
        boolean first = rows.lastBegun(letter.id()).isEmpty();
        String path = planning.begin(issue, letter, house, since(letter), now);
        if (first) {
            // From now on every box leads to the newest issue.
            events.publishEvent(new PrintChange.OfEverything("a letter has its first issue"));
        }
        audit.record(staff, "issue.sent", issue.id(), letter.name());
        announce(letter, house, path);
        rows.family(issue.id()).forEach(part -> endIfThrough(part.number()));
    }

    private void announce(Letter letter, House house, String path) {
        String feed = LetterPages.feedPath(house, letter.language());
        Set<String> paths = Set.of(path, LetterPages.latestPath(house, letter), feed);
        events.publishEvent(new PrintChange.OfPages(letter.language(), paths));
    }

    private static void requireOpen(Issue issue) {
        if (!issue.state().isOpen()) {
            throw new Refusal("This issue is on its way already, or has ended.");
        }
    }

    /** Stops at once, with all its parts: no further mail gets its dot. */
    @Transactional
    public void pause(UUID id, @Nullable UUID staff) {
        change(id, Issue.State.SENDING, Issue.State.PAUSED, "issue.paused", staff);
    }

    @Transactional
    public void resume(UUID id, @Nullable UUID staff) {
        change(id, Issue.State.PAUSED, Issue.State.SENDING, "issue.resumed", staff);
    }

    private void change(UUID id, Issue.State from, Issue.State to, String action, @Nullable UUID staff) {
        Issue issue = rows.lock(id);
        if (issue.state() != from) {
            throw new Refusal(
                    "This issue is not " + (from == Issue.State.SENDING ? "going out" : "paused") + " just now.");
        }
        rows.family(id).stream().filter(part -> part.state() == from).forEach(part -> rows.state(part.id(), to));
        audit.record(staff, action, id, "");
    }

    /** Ends it for good; whoever has not got it does not get it. */
    @Transactional
    public void cancel(UUID id, @Nullable UUID staff) {
        Issue issue = rows.lock(id);
        if (issue.state().isOpen()) {
            rows.schedule(id, Issue.State.CANCELLED, null);
        } else if (issue.state() == Issue.State.SENDING || issue.state() == Issue.State.PAUSED) {
            rows.family(id).forEach(this::cancel);
        } else {
            throw new Refusal("This issue has ended.");
        }
        audit.record(staff, "issue.cancelled", id, "");
    }

    private void cancel(Issue part) {
        if (part.state() == Issue.State.SENDING || part.state() == Issue.State.PAUSED) {
            record.cancel(part.number(), clock.instant());
            boolean unused = rows.end(part.number(), part.state(), Issue.State.CANCELLED, clock.instant());
        }
    }

    /** Sends the very words that were sent to those it was refused for, or whose doubt the editor decides. */
    @Transactional
    public int again(UUID id, Set<Mark> marks, @Nullable UUID staff) {
        if (!Set.of(Mark.REFUSED, Mark.DOUBTFUL).containsAll(marks)) {
            throw new Refusal("Only those who refused it or who are in doubt can be sent it again.");
        }
        Issue issue = rows.lock(id);
        if (issue.state() != Issue.State.SENT && issue.state() != Issue.State.SENDING) {
            throw new Refusal("This can be done once the issue is going out or was sent.");
        }
        Instant now = clock.instant();
        int planned = record.again(issue.number(), marks, now);
        if (planned > 0 && issue.state() == Issue.State.SENT && !rows.goOn(id, now)) {
            throw new Refusal("What was sent is kept for a week, and that is over. Begin a new issue instead.");
        }
        audit.record(staff, "issue.again", id, marks.toString());
        return planned;
    }

    /** An issue of which no batch is left has been sent. */
    @Transactional
    void endIfThrough(int number) {
        if (record.isThrough(number)) {
            rows.forgetWords(clock.instant().minus(WORDS_KEPT));
            boolean unused = rows.end(number, Issue.State.SENDING, Issue.State.SENT, clock.instant());
        }
    }
}
