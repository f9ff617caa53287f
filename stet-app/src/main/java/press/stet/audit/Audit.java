package press.stet.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what on the desk, and when. Append only: the table refuses change and removal. */
@Component
public class Audit {

    /**
     * One line of the record.
     *
     * @param staff who did it; null when the house did it by itself (a schedule, a command)
     * @param what a short verb phrase, for instance {@code story.published}
     * @param subject the id of what it was done to
     * @param note a few words for people, never a name of a person at risk
     */
    public record Entry(
            Instant at,
            @Nullable UUID staff,
            String what,
            @Nullable UUID subject,
            String note) {}

    private final AuditRows rows;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.rows = new AuditRows(jdbc);
        this.clock = clock;
    }

    /** Writes a line in the caller's transaction. */
    public void record(@Nullable UUID staff, String what, @Nullable UUID subject, String note) {
        rows.insert(new Entry(clock.instant(), staff, what, subject, note));
    }

    /** The newest lines, newest first. */
    public List<Entry> newest(int count) {
        return rows.newest(count);
    }

    /** All that was done to one thing, oldest first. */
    public List<Entry> of(UUID subject) {
        return rows.of(subject);
    }
}
