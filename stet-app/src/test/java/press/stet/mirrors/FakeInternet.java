package press.stet.mirrors;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a reader and the world, in plain Java: a browser is told to use it as its proxy (SOCKS 5, RFC 1928), so it
 * resolves every name and carries every connection. For each host it can be told to lie, refuse, reset, stay silent, cut or
 * crawl. It reads the name in the ClientHello as a censor's box does, from as many packets as it takes.
 */
final class FakeInternet implements AutoCloseable {

    /** What somebody does to a host. */
    enum Block {
        NONE,
        /** The resolver knows no such name. */
        NO_SUCH_NAME,
        /** The resolver gives the address of a page that says it is blocked. */
        LYING_RESOLVER,
        /** Nothing comes back from the address. */
        BLACK_HOLE,
        /** The address answers every connection with a reset. */
        RESET,
        /** A reset, once the name stood in a ClientHello. */
        RESET_BY_NAME,
        /** Silence, once the name stood in a ClientHello. */
        SILENCE_BY_NAME,
        /** Silence after 16 KB of each connection. */
        CUT,
        /** 1 KB a second for each connection. */
        THROTTLED,
        /** 64 kbit a second for all connections of this kind together. */
        SLOW_LINE
    }

    private static final int TLS = 443;
    private static final int CUT_AFTER = 16_384;
    private static final int THROTTLED_BYTES_A_SECOND = 1_024;
    private static final int SLOW_BYTES_A_SECOND = 8_000;

    private record Host(int port, Block block) {}

    private final ServerSocket door;
    private final int blockPage;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Set<Socket>> open = new ConcurrentHashMap<>();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final Pace slowLine = new Pace(SLOW_BYTES_A_SECOND);

    /** @param blockPage the port where a lying resolver sends people */
    FakeInternet(int blockPage) throws IOException {
        this.blockPage = blockPage;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** The port of the proxy. */
    int port() {
        return door.getLocalPort();
    }

    /** A host of this name that answers on this port of the machine: with TLS when 443 is asked for, else as it is. */
    void host(String name, int port) {
        hosts.put(name, new Host(port, Block.NONE));
    }

    /** From now on; connections that are open break. */
    void block(String name, Block block) {
        hosts.computeIfPresent(name, (any, host) -> new Host(host.port(), block));
        open.getOrDefault(name, Set.of()).forEach(FakeInternet::reset);
    }

    /** Names that were asked for and that are no host of this world. */
    Set<String> strangers() {
        return Set.copyOf(strangers);
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket reader = door.accept();
                Thread.ofVirtual().start(() -> serve(reader));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket reader) {
        try (reader) {
            DataInputStream in = new DataInputStream(reader.getInputStream());
            in.readByte();
            in.skipNBytes(in.readUnsignedByte());
            reader.getOutputStream().write(new byte[] {5, 0});
            in.skipNBytes(3);
            String name = name(in);
            int port = in.readUnsignedShort();
            Host host = hosts.get(name);
            if (host == null || (port != TLS && port != host.port())) {
                strangers.add(name);
                reply(reader, 4);
            } else {
                connect(reader, name, host, port == TLS ? Speaks.TLS : Speaks.PLAIN);
            }
        } catch (IOException over) {
            // The reader, or this world, ended it.
        }
    }

    private static String name(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        byte[] name = new byte[kind == 3 ? in.readUnsignedByte() : kind == 1 ? 4 : 16];
        in.readFully(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** @param code 0 for a connection, 4 for a host that is not found, 5 for one that refuses */
    private static void reply(Socket reader, int code) throws IOException {
        reader.getOutputStream().write(new byte[] {5, (byte) code, 0, 1, 127, 0, 0, 1, 0, 0});
    }

    private enum Speaks {
        TLS,
        PLAIN
    }

    private void connect(Socket reader, String name, Host host, Speaks speaks) throws IOException {
        Set<Socket> mine = open.computeIfAbsent(name, any -> new CopyOnWriteArraySet<>());
        mine.add(reader);
        try {
            switch (host.block()) {
                case NO_SUCH_NAME -> reply(reader, 4);
                case BLACK_HOLE -> stay(reader);
                case RESET -> {
                    reply(reader, 5);
                    reset(reader);
                }
                case LYING_RESOLVER -> carry(reader, name, new Host(blockPage, Block.NONE), speaks);
                default -> carry(reader, name, host, speaks);
            }
        } finally {
            mine.remove(reader);
        }
    }

    private void carry(Socket reader, String name, Host host, Speaks speaks) throws IOException {
        reply(reader, 0);
        byte[] hello = speaks == Speaks.TLS ? ClientHello.read(reader.getInputStream()) : new byte[0];
        if (name.equals(ClientHello.serverName(hello))) {
            if (host.block() == Block.RESET_BY_NAME) {
                reset(reader);
                return;
            }
            if (host.block() == Block.SILENCE_BY_NAME) {
                stay(reader);
                return;
            }
        }
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            server.getOutputStream().write(hello);
            Thread up = Thread.ofVirtual().start(() -> pass(reader, server, Integer.MAX_VALUE, null));
            Pace pace =
                    switch (host.block()) {
                        case THROTTLED -> new Pace(THROTTLED_BYTES_A_SECOND);
                        case SLOW_LINE -> slowLine;
                        default -> null;
                    };
            pass(server, reader, host.block() == Block.CUT ? CUT_AFTER : Integer.MAX_VALUE, pace);
            up.interrupt();
        }
    }

    private static void pass(Socket from, Socket to, int most, @Nullable Pace pace) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[pace == null ? 8192 : 512];
            int passed = 0;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                int allowed = Math.min(count, most - passed);
                if (pace != null) {
                    pace.wait(allowed);
                }
                out.write(bytes, 0, allowed);
                passed += allowed;
                if (passed >= most) {
                    in.transferTo(OutputStream.nullOutputStream());
                    stay(to);
                }
            }
            to.close();
        } catch (IOException over) {
            reset(to);
        }
    }

    /** Says nothing for as long as the other side waits. */
    private static void stay(Socket reader) throws IOException {
        reader.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Nothing is left to reset.
        }
    }

    /** A line that carries so many bytes a second. */
    private static final class Pace {

        private final long nanosPerByte;
        private long freeAt;

        Pace(int bytesPerSecond) {
            this.nanosPerByte = 1_000_000_000L / bytesPerSecond;
            this.freeAt = System.nanoTime();
        }

        void wait(int bytes) throws IOException {
            long until;
            synchronized (this) {
                freeAt = Math.max(freeAt, System.nanoTime()) + bytes * nanosPerByte;
                until = freeAt;
            }
            try {
                Thread.sleep(java.time.Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.values().forEach(sockets -> sockets.forEach(FakeInternet::reset));
    }
}
