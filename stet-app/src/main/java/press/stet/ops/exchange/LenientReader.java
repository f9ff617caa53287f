package press.stet.ops.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Decodes text and goes on where it is broken: bytes that are not of the encoding become U+FFFD, control characters
 * become spaces; both are counted. A byte order mark decides the encoding and is taken off.
 */
final class LenientReader extends Reader {
    private final InputStream in;
    private final LongConsumer progress;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private final CharsetDecoder decoder;
    private final CharBuffer chars = CharBuffer.allocate(1 << 15).limit(0);
    private boolean ended;
    private boolean broken;
    private boolean flushed;
    private long consumed;
    private long malformed;
    private long controls;

    /** @param progress hears how many bytes have been read so far */
    LenientReader(InputStream in, Charset byDefault, LongConsumer progress) throws IOException {
        this.in = in;
        this.progress = progress;
        fill();
        this.decoder = markedOr(byDefault)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Reports how many places of the file were replaced, if any were. */
    void report(Report report, String file) {
        if (malformed > 0) {
            report.found(file, Finding.BYTES_REPLACED, null, malformed);
        }
        if (controls > 0) {
            report.found(file, Finding.CONTROLS_REMOVED, null, controls);
        }
    }

    private Charset markedOr(Charset byDefault) {
        int first = bytes.remaining() > 0 ? bytes.get(0) & 0xFF : -1;
        int second = bytes.remaining() > 1 ? bytes.get(1) & 0xFF : -1;
        if (first == 0xEF && second == 0xBB && bytes.remaining() > 2 && (bytes.get(2) & 0xFF) == 0xBF) {
            bytes.position(3);
            return StandardCharsets.UTF_8;
        }
        if (first == 0xFE && second == 0xFF) {
            bytes.position(2);
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE) {
            bytes.position(2);
            return StandardCharsets.UTF_16LE;
        }
        return byDefault;
    }

    /** Leaves the buffer ready for reading, with at least four bytes unless the input has ended. */
    private void fill() throws IOException {
        if (consumed > 0) {
            bytes.compact();
        }
        while (!ended && bytes.hasRemaining()) {
            int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + n);
                consumed += n;
                if (bytes.position() >= 4) {
                    break;
                }
            }
        }
        consumed = Math.max(1, consumed);
        bytes.flip();
        progress.accept(consumed);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (flushed) {
                return -1;
            }
            chars.clear();
            decode();
            chars.flip();
        }
        int n = Math.min(length, chars.remaining());
        chars.get(into, offset, n);
        return n;
    }

    private void decode() throws IOException {
        CoderResult result = decoder.decode(bytes, chars, ended);
        blankControls();
        if (result.isError()) {
            bytes.position(bytes.position() + result.length());
            malformed++;
            broken = true;
        } else if (result.isUnderflow() && ended) {
            decoder.flush(chars);
            flushed = true;
        } else if (result.isUnderflow()) {
            fill();
        }
        if (broken && chars.hasRemaining()) {
            chars.put('\uFFFD');
            broken = false;
        }
    }

    private void blankControls() {
        char[] all = chars.array();
        for (int i = 0; i < chars.position(); i++) {
            char c = all[i];
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == '\uFFFE' || c == '\uFFFF') {
                all[i] = ' ';
                controls++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
