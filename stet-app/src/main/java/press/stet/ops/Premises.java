package press.stet.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Refusal;

/**
 * The right to run on one data folder: held by one program at a time, and gone with it however it ends. Other commands work
 * beside it and can see whether it is held.
 */
final class Premises implements AutoCloseable {

    private final FileChannel channel;

    private Premises(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Refusal when the folder cannot be written, another program runs on it, or a port is taken */
    static Premises occupy(Settings settings) {
        mustBeWritable(settings.data());
        Premises premises = take(settings.data());
        try {
            mustBeFree(settings.sitePort());
            mustBeFree(settings.deskPort());
            if (settings.sitePort() == settings.deskPort() && settings.sitePort() != 0) {
                throw new Refusal("The site and the desk need ports of their own; both were given port "
                        + settings.sitePort() + ".");
            }
            return premises;
        } catch (RuntimeException e) {
            premises.close();
            throw e;
        }
    }

    /** Whether a program runs on this folder now. */
    static boolean areOccupied(Path data) {
        if (!Files.isDirectory(data)) {
            return false;
        }
        try (FileChannel channel = open(data)) {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    static void mustBeWritable(Path data) {
        try {
            Path root = new DataFolder(data).folder("").normalize();
            Files.delete(Files.createTempFile(root, "written", ".tmp"));
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(Sentence.of(e), e);
        }
    }

    private static Premises take(Path data) {
        try {
            FileChannel channel = open(data);
            if (channel.tryLock() == null) {
                channel.close();
                throw new Refusal("Stet runs on " + data
                        + " already. Use it there, stop it, or choose another folder with --data.");
            }
            return new Premises(channel);
        } catch (IOException e) {
            throw new Refusal(Sentence.of(e), e);
        }
    }

    private static FileChannel open(Path data) throws IOException {
        return FileChannel.open(data.resolve("running.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** @throws Refusal when another program answers there, or this user may not use it */
    static void mustBeFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refusal(
                    e.getMessage() != null && e.getMessage().contains("denied")
                            ? "Port " + port + " may not be used by this user; choose one above 1023."
                            : Sentence.portTaken(port),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
