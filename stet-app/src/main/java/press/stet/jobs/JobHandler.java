package press.stet.jobs;

/**
 * Does one kind of work. It may be called twice with the same payload, and may have been cut off half-way before: doing it
 * again must be harmless. What it throws is tried again later, with growing pauses.
 */
public interface JobHandler<P extends Record> {

    JobKind<P> kind();

    void run(P payload);
}
