package press.stet.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the site says to a request.
 *
 * @param contentType null where there is no body to describe
 * @param headers names and values in turn, without Content-Type and Content-Length
 */
record Answer(int status, @Nullable String contentType, String[] headers, Body body) {

    /** The bytes of an answer. */
    interface Body {
        Body NONE = new Bytes(new byte[0], 0, 0);

        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    /** A part of an array. */
    record Bytes(byte[] array, int offset, int size) implements Body {

        static Bytes of(byte[] array) {
            return new Bytes(array, 0, array.length);
        }

        @Override
        public long length() {
            return size;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(array, offset, size);
        }
    }

    static Answer sentence(int status, String sentence, String... headers) {
        return new Answer(
                status,
                "text/plain; charset=utf-8",
                headers,
                Bytes.of((sentence + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
