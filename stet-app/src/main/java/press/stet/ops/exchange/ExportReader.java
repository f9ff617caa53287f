package press.stet.ops.exchange;

import java.io.IOException;

/** Reads one kind of export. */
interface ExportReader extends AutoCloseable {
    /** What it reads, for people: {@code a Ghost export}. */
    String kind();

    /**
     * Goes through the export without letting anything in, and remembers what stories will refer to.
     *
     * @throws ImportRefused if it can't be read to its end
     */
    void survey(Meter meter) throws IOException;

    /** Lets everything in; what can't be read any more is reported. */
    void read(Reception reception, Meter meter) throws IOException;

    /** Lets go of what it remembered. */
    @Override
    void close() throws IOException;
}
