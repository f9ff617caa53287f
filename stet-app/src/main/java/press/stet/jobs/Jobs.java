package press.stet.jobs;

import java.time.Instant;

/**
 * The one queue. A job is a row written in the caller's transaction: it exists exactly if the change it belongs to does.
 *
 * <p>Kind and key together are unique while a job waits: offering the same again is harmless. While a job <em>runs</em> the same
 * key is refused silently, so the key must hold whatever makes the work different: the revision, the sequence number.
 */
public interface Jobs {

    /** As soon as the transaction commits. */
    <P extends Record> void enqueue(JobKind<P> kind, String key, P payload);

    /** Not before {@code at}. */
    <P extends Record> void enqueue(JobKind<P> kind, String key, P payload, Instant at);

    /** Takes a waiting job back; harmless if there is none. A running job is not stopped. */
    void cancel(JobKind<?> kind, String key);
}
