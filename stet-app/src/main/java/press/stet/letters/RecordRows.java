package press.stet.letters;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;
import press.stet.readers.Subscriptions;

/** The record of recipients and the batches they are sent in. */
@Component
class RecordRows {

    /**
     * @param issue number of the issue
     * @param print changes when the issue is printed anew
     */
    record Batch(int issue, int number, int first, int last, int print) {}

    record Recipient(int seq, UUID subscriber, String domain, Mark mark, int attempts) {}

    /** What is known of one recipient from now on. */
    record Outcome(
            int seq,
            Mark mark,
            @Nullable Instant due,
            @Nullable String relay,
            String reply) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RecordRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Writes recipients down, numbered from {@code first} on; in the caller's transaction. */
    void plan(int issue, int first, List<Subscriptions.Reader> readers) {
        StringBuilder lines = new StringBuilder(readers.size() * 70);
        int seq = first;
        for (Subscriptions.Reader reader : readers) {
            lines.append(issue)
                    .append('\t')
                    .append(seq++)
                    .append('\t')
                    .append(reader.subscriber())
                    .append('\t')
                    .append(reader.domain())
                    .append('\n');
        }
        template.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy letters.recipient (issue, seq, subscriber, domain) from stdin",
                                new StringReader(lines.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The same recipients in the same order as of another issue. */
    void planLike(int issue, int like) {
        jdbc.sql("insert into letters.recipient (issue, seq, subscriber, domain)"
                        + " select :issue, seq, subscriber, domain from letters.recipient where issue = :like")
                .param("issue", issue)
                .param("like", like)
                .update();
    }

    void addBatch(Batch batch, Instant due) {
        jdbc.sql("insert into letters.batch (issue, number, first, last, due_at)"
                        + " values (:issue, :number, :first, :last, :due)")
                .param("issue", batch.issue())
                .param("number", batch.number())
                .param("first", batch.first())
                .param("last", batch.last())
                .param("due", Sql.at(due))
                .update();
    }

    /** Takes the lease of one batch that is due and that nobody holds. */
    Optional<Batch> claim(UUID lease, int node, Instant now, Instant until) {
        return jdbc.sql("""
                        update letters.batch set lease = :lease, lease_until = :until, lease_node = :node where (issue, number) = (
                          select b.issue, b.number from letters.batch b join letters.issue i on i.number = b.issue
                          where i.state = 'SENDING' and not b.done and b.due_at <= :now
                            and (b.lease_until is null or b.lease_until <= :now or not exists (
                              select 1 from pg_locks l where l.locktype = 'advisory' and l.granted
                                and l.database = (select oid from pg_database where datname = current_database())
                                and l.classid = cast(:kind as oid) and cast(cast(l.objid as bigint) as bit(32)) = cast(b.lease_node as bit(32))))
                          order by b.due_at, b.issue, b.number limit 1 for update of b skip locked)
                        returning issue, number, first, last,
                          (select i.saves from letters.issue i where i.number = issue) as print""")
                .param("lease", lease)
                .param("node", node)
                .param("kind", PresenceRows.KIND)
                .param("now", Sql.at(now))
                .param("until", Sql.at(until))
                .query(Batch.class)
                .optional();
    }

    /** False if somebody else has it meanwhile. */
    boolean renew(Batch batch, UUID lease, Instant until) {
        return jdbc.sql("update letters.batch set lease_until = :until where issue = :issue and number = :number"
                                + " and lease = :lease")
                        .param("issue", batch.issue())
                        .param("number", batch.number())
                        .param("lease", lease)
                        .param("until", Sql.at(until))
                        .update()
                > 0;
    }

    /** Gives the lease back: the batch is done, or due again when its next recipient is. */
    void release(Batch batch, UUID lease, Instant now) {
        jdbc.sql("""
                        update letters.batch b set lease = null, lease_until = null, lease_node = null, done = left_over.due is null,
                          due_at = coalesce(left_over.due, b.due_at)
                        from (select min(coalesce(due_at, :now)) as due from letters.recipient
                          where issue = :issue and seq between :first and :last and state in ('P', 'F', 'D')) left_over
                        where b.issue = :issue and b.number = :number and b.lease = :lease""")
                .param("issue", batch.issue())
                .param("number", batch.number())
                .param("first", batch.first())
                .param("last", batch.last())
                .param("lease", lease)
                .param("now", Sql.at(now))
                .update();
    }

    /** Whoever held the batch before ended between a dot and its answer: those are in doubt. */
    int doubt(Batch batch, String reply, Instant now) {
        return jdbc.sql("update letters.recipient set state = 'Q', reply = :reply, changed_at = :now"
                        + " where issue = :issue and seq between :first and :last and state = 'D'")
                .param("issue", batch.issue())
                .param("first", batch.first())
                .param("last", batch.last())
                .param("reply", reply)
                .param("now", Sql.at(now))
                .update();
    }

    List<Recipient> due(Batch batch, Instant now) {
        return jdbc.sql("select seq, subscriber, domain, state, attempts from letters.recipient where issue = :issue"
                        + " and seq between :first and :last and state in ('P', 'F')"
                        + " and (due_at is null or due_at <= :now) order by seq")
                .param("issue", batch.issue())
                .param("first", batch.first())
                .param("last", batch.last())
                .param("now", Sql.at(now))
                .query(RecordRows::recipient)
                .list();
    }

    /** Whose dot is to follow, by whom. */
    record Intent(Share share, int seq) {}

    record Settled(int issue, Outcome outcome) {}

    /** One recipient of one issue. */
    record Place(int issue, int seq) {}

    /**
     * Writes down what became of some recipients, and that the dots of others follow; no recipient may be in both. Answers with those
     * whose dot may follow: the lease must hold, and the issue must be going out at this very moment. A true answer that comes late
     * settles a doubt.
     */
    Set<Place> write(List<Settled> settled, List<Intent> intents, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        with settled as (
                          update letters.recipient r set state = x.state, due_at = x.due, relay = x.relay, reply = x.reply,
                            changed_at = :now
                          from unnest(cast(:issues as int[]), cast(:seqs as int[]), cast(:states as text[]),
                            cast(:dues as timestamptz[]), cast(:relays as text[]), cast(:replies as text[]))
                            as x (issue, seq, state, due, relay, reply)
                          where r.issue = x.issue and r.seq = x.seq and r.state in ('P', 'F', 'D', 'Q'))
                        update letters.recipient r set state = 'D', attempts = attempts + 1, changed_at = :now
                        from unnest(cast(:dotIssues as int[]), cast(:dotBatches as int[]), cast(:dotLeases as uuid[]),
                          cast(:dotSeqs as int[])) as y (issue, batch, lease, seq)
                        where r.issue = y.issue and r.seq = y.seq and r.state in ('P', 'F')
                          and exists (select 1 from letters.batch b where b.issue = y.issue and b.number = y.batch
                            and b.lease = y.lease and b.lease_until > :now)
                          and exists (select 1 from letters.issue i where i.number = y.issue and i.state = 'SENDING')
                        returning r.issue, r.seq""")
                .param("issues", ints(settled.stream().map(Settled::issue).toList()))
                .param(
                        "seqs",
                        ints(settled.stream().map(one -> one.outcome().seq()).toList()))
                .param(
                        "states",
                        Sql.texts(settled.stream()
                                .map(one -> one.outcome().mark().letter())
                                .toList()))
                .param(
                        "dues",
                        nullable(settled.stream()
                                .map(one -> one.outcome().due())
                                .map(due -> due == null ? null : due.toString())
                                .toList()))
                .param(
                        "relays",
                        nullable(settled.stream()
                                .map(one -> one.outcome().relay())
                                .toList()))
                .param(
                        "replies",
                        Sql.texts(settled.stream()
                                .map(one -> one.outcome().reply())
                                .toList()))
                .param(
                        "dotIssues",
                        ints(intents.stream()
                                .map(one -> one.share().batch().issue())
                                .toList()))
                .param(
                        "dotBatches",
                        ints(intents.stream()
                                .map(one -> one.share().batch().number())
                                .toList()))
                .param(
                        "dotLeases",
                        Sql.uuids(
                                intents.stream().map(one -> one.share().lease()).toList()))
                .param("dotSeqs", ints(intents.stream().map(Intent::seq).toList()))
                .param("now", Sql.at(now))
                .query(Place.class)
                .list());
    }

    private static String ints(Collection<Integer> numbers) {
        return "{" + numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + "}";
    }

    private static String nullable(List<@Nullable String> words) {
        return "{"
                + words.stream()
                        .map(word -> word == null
                                ? "NULL"
                                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(","))
                + "}";
    }

    /** Ends what has not been sent. */
    void cancel(int issue, Instant now) {
        jdbc.sql(
                        "update letters.recipient set state = 'C', changed_at = :now where issue = :issue and state in ('P', 'F')")
                .param("issue", issue)
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("update letters.batch set done = true where issue = :issue")
                .param("issue", issue)
                .update();
    }

    boolean isThrough(int issue) {
        return jdbc.sql("select not exists (select 1 from letters.batch where issue = :issue and not done)")
                .param("issue", issue)
                .query(Boolean.class)
                .single();
    }

    record Count(String domain, Mark mark, long count) {}

    List<Count> counts(int issue) {
        return jdbc.sql("select domain, state, count(*) as count from letters.recipient where issue = :issue"
                        + " group by domain, state")
                .param("issue", issue)
                .query((row, n) ->
                        new Count(row.getString("domain"), Mark.of(row.getString("state")), row.getLong("count")))
                .list();
    }

    /** Who stands at this mark, from a place on. */
    List<Reports.Line> lines(int issue, Mark mark, int afterSeq, int count) {
        return jdbc.sql("select seq, subscriber, domain, attempts, changed_at, relay, reply from letters.recipient"
                        + " where issue = :issue and state = :state and seq > :after order by seq limit :count")
                .param("issue", issue)
                .param("state", mark.letter())
                .param("after", afterSeq)
                .param("count", count)
                .query((row, n) -> new Reports.Line(
                        row.getInt("seq"),
                        Sql.uuid(row, "subscriber"),
                        row.getString("domain"),
                        row.getInt("attempts"),
                        Sql.instantOrNull(row, "changed_at"),
                        row.getString("relay"),
                        row.getString("reply")))
                .list();
    }

    /** Plans recipients at these marks anew, because somebody chose so. */
    int again(int issue, Set<Mark> marks, Instant now) {
        int planned = jdbc.sql(
                        "update letters.recipient set state = 'P', due_at = null, attempts = 0, changed_at = :now"
                                + " where issue = :issue and state = any (cast(:states as text[]))")
                .param("issue", issue)
                .param("states", Sql.texts(marks.stream().map(Mark::letter).toList()))
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("update letters.batch set done = false, due_at = :now where issue = :issue and exists"
                        + " (select 1 from letters.recipient r where r.issue = :issue and r.state = 'P'"
                        + " and r.seq between first and last)")
                .param("issue", issue)
                .param("now", Sql.at(now))
                .update();
        return planned;
    }

    /** A mail that was accepted came back. */
    void cameBack(int issue, int seq, String reply, Instant now) {
        jdbc.sql("update letters.recipient set state = 'R', reply = :reply, changed_at = :now"
                        + " where issue = :issue and seq = :seq and state in ('A', 'D', 'Q', 'R')")
                .param("issue", issue)
                .param("seq", seq)
                .param("reply", reply)
                .param("now", Sql.at(now))
                .update();
    }

    /** How many issues this reader's host refused. */
    int refused(UUID subscriber) {
        return jdbc.sql("select count(*) from letters.recipient where subscriber = :subscriber and state = 'R'")
                .param("subscriber", subscriber)
                .query(Integer.class)
                .single();
    }

    Optional<UUID> subscriber(int issue, int seq) {
        return jdbc.sql("select subscriber from letters.recipient where issue = :issue and seq = :seq")
                .param("issue", issue)
                .param("seq", seq)
                .query(UUID.class)
                .optional();
    }

    private static Recipient recipient(ResultSet row, int number) throws SQLException {
        return new Recipient(
                row.getInt("seq"),
                Sql.uuid(row, "subscriber"),
                row.getString("domain"),
                Mark.of(row.getString("state")),
                row.getInt("attempts"));
    }
}
