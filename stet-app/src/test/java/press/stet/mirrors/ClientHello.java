package press.stet.mirrors;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first thing a browser says in TLS (RFC 8446, section 4.1.2), and the name of the host that stands in it (RFC 6066). */
final class ClientHello {

    private static final int RECORD_HEADER = 5;
    private static final int SERVER_NAME = 0;

    private ClientHello() {}

    /** The first record, whole, from however many packets. */
    static byte[] read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(RECORD_HEADER);
        if (header.length < RECORD_HEADER) {
            throw new EOFException();
        }
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        hello.write(header);
        hello.write(in.readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff));
        return hello.toByteArray();
    }

    /** The name of the host; null where none stands in it. */
    static @Nullable String serverName(byte[] hello) {
        try {
            ByteBuffer in = ByteBuffer.wrap(hello);
            in.position(RECORD_HEADER + 4 + 2 + 32);
            skip(in, in.get() & 0xff);
            skip(in, in.getShort() & 0xffff);
            skip(in, in.get() & 0xff);
            skip(in, 2);
            while (in.remaining() >= 4) {
                int kind = in.getShort() & 0xffff;
                int length = in.getShort() & 0xffff;
                if (kind == SERVER_NAME) {
                    skip(in, 3);
                    byte[] name = new byte[in.getShort() & 0xffff];
                    in.get(name);
                    return new String(name, StandardCharsets.US_ASCII);
                }
                skip(in, length);
            }
            return null;
        } catch (BufferUnderflowException | IllegalArgumentException tooShort) {
            return null;
        }
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
