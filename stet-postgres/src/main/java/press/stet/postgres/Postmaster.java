package press.stet.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The live server process of one cluster folder, whoever started it.
 *
 * @param pid process number
 * @param port TCP port on 127.0.0.1
 * @param ready whether it says that it takes connections; not while it recovers or stops
 */
record Postmaster(long pid, int port, boolean ready) {

    /** First line: process number. Fourth: port. Eighth: state. (PostgreSQL, src/include/utils/pidfile.h) */
    static final String PID_FILE = "postmaster.pid";

    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final int AUTHENTICATION_SASL = 10;

    /** The live server of this very folder: its pid file names a process that works in the folder. */
    static Optional<Postmaster> of(Path cluster) {
        return recorded(cluster).filter(postmaster -> worksIn(cluster, postmaster.pid));
    }

    /** Whether the folder was copied, pid file and all, from another one whose server is still running. */
    static boolean isCopyOfLiveFolder(Path cluster) {
        Optional<Postmaster> recorded = recorded(cluster);
        if (recorded.isEmpty() || worksIn(cluster, recorded.get().pid)) {
            return false;
        }
        Path elsewhere = Path.of("/proc", Long.toString(recorded.get().pid), "cwd", PID_FILE);
        try {
            return Arrays.equals(Files.readAllBytes(elsewhere), Files.readAllBytes(cluster.resolve(PID_FILE)));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the process is this program with these arguments. */
    boolean runs(Path program, List<String> arguments) {
        ProcessHandle.Info info = ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        return info != null
                && info.command().map(program.toString()::equals).orElse(false)
                && info.arguments().map(Arrays::asList).map(arguments::equals).orElse(false);
    }

    /** Whether a PostgreSQL on the port takes connections, asking for a password (as SASL, which is scram-sha-256). */
    boolean answers() {
        if (!ready) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Cluster.loopback(), port), 1000);
            socket.setSoTimeout(5000);
            byte[] parameters =
                    ("user\0" + EmbeddedPostgres.USER + "\0database\0postgres\0\0").getBytes(StandardCharsets.UTF_8);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8 + parameters.length);
            out.writeInt(PROTOCOL_3_0);
            out.write(parameters);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readByte() == 'R' && in.readInt() > 0 && in.readInt() == AUTHENTICATION_SASL;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Postmaster> recorded(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(PID_FILE), StandardCharsets.ISO_8859_1);
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            lines.size() >= 8 && lines.get(7).strip().equals("ready")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean worksIn(Path folder, long pid) {
        try {
            // A process that has ended but was not collected, or another one that got its number, has another folder.
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), folder);
        } catch (IOException e) {
            return false;
        }
    }
}
