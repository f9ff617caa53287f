package press.stet.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A line to a relay: commands out, answers in, with limits on both. */
final class Line implements AutoCloseable {

    private static final int MAX_LINE = 4_096;
    private static final int MAX_LINES = 100;
    private static final int OUT = 32 * 1024;

    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private Line(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), MAX_LINE);
        this.out = new BufferedOutputStream(socket.getOutputStream(), OUT);
    }

    static Line open(String host, int port, Duration connect) throws IOException {
        Socket socket = new Socket();
        try {
            // Small last writes would otherwise wait for the other side's delayed acknowledgement, 40 ms for each mail.
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(connect.toMillis()));
            return new Line(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Goes on encrypted; the certificate must be valid and name the host.
     *
     * @throws IOException if it is not, or something was sent before the encryption began
     */
    void encrypt(SSLSocketFactory tls, String host, int port) throws IOException {
        if (in.available() > 0) {
            throw new IOException("Somebody speaks before the line is encrypted.");
        }
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        socket = encrypted;
        in = new BufferedInputStream(encrypted.getInputStream(), MAX_LINE);
        out = new BufferedOutputStream(encrypted.getOutputStream(), OUT);
    }

    void patience(Duration wait) throws IOException {
        socket.setSoTimeout(Math.toIntExact(wait.toMillis()));
    }

    /** Puts a command into the buffer; {@link #flush} sends it. */
    void put(String command) throws IOException {
        out.write(command.getBytes(StandardCharsets.US_ASCII));
        out.write('\r');
        out.write('\n');
    }

    void put(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Reads one answer, of one line or several. */
    Reply answer() throws IOException {
        List<String> lines = new ArrayList<>(1);
        while (true) {
            String line = line();
            if (line.length() < 3
                    || !line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
                    || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
                throw new IOException("What the relay answers is no SMTP.");
            }
            if (lines.size() < MAX_LINES) {
                lines.add(line.length() > 4 ? line.substring(4) : "");
            } else {
                throw new IOException("The relay's answer has no end.");
            }
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return Reply.of(Integer.parseInt(line, 0, 3, 10), lines);
            }
        }
    }

    /** Bytes that are no UTF-8 become the replacement character: answers are shown to people, not trusted. */
    private String line() throws IOException {
        byte[] bytes = new byte[128];
        int length = 0;
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("The relay closed the line.");
            }
            if (c == '\n') {
                int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
                return new String(bytes, 0, end, StandardCharsets.UTF_8);
            }
            if (length == MAX_LINE) {
                throw new IOException("The relay's answer is too long.");
            }
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.min(MAX_LINE, 2 * length));
            }
            bytes[length++] = (byte) c;
        }
    }

    boolean isLocal() {
        return socket.getInetAddress().isLoopbackAddress();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
