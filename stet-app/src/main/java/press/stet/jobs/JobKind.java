package press.stet.jobs;

/** A kind of work: its name as it stands in the queue, and the record that says what to do. The name never changes. */
public record JobKind<P extends Record>(String name, Class<P> payload) {}
