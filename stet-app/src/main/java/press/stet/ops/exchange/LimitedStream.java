package press.stet.ops.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Yields at most so many bytes, then refuses: a packed file may claim anything about its size. */
final class LimitedStream extends FilterInputStream {
    private final String name;
    private long left;

    LimitedStream(InputStream in, String name, long limit) {
        super(in);
        this.name = name;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            spend(1);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
            spend(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        spend(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void spend(long n) {
        left -= n;
        if (left < 0) {
            throw new ImportRefused("The file " + Clean.line(name)
                    + " unpacks to far more than an export would hold, so it was not read further.");
        }
    }
}
