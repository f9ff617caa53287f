package press.stet.postgres;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tukaani.xz.XZInputStream;

/** Reads the one kind of archive the PostgreSQL binaries come in: tar (POSIX ustar headers) under xz. */
final class TarXz {

    private static final int BLOCK = 512;

    private TarXz() {}

    /**
     * Unpacks folders, files and symbolic links into an existing folder, readable by the owner only.
     *
     * @return for each file its path in the archive and the SHA-256 of its bytes in hex
     */
    static SortedMap<String, String> unpack(InputStream archive, Path into) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (InputStream tar = new BufferedInputStream(new XZInputStream(archive), 1 << 16)) {
            byte[] header = new byte[BLOCK];
            while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                String name = text(header, 0, 100);
                Path target = into.resolve(name).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("The archive wants to write outside its folder: " + name);
                }
                switch (header[156]) {
                    case '5' -> Files.createDirectories(target, OwnerOnly.FOLDER);
                    case '0', 0 -> sums.put(name, file(tar, header, target));
                    case '2' -> {
                        Files.createDirectories(target.getParent(), OwnerOnly.FOLDER);
                        Files.createSymbolicLink(target, Path.of(text(header, 157, 100)));
                    }
                    default -> throw new IOException("The archive holds an entry of an unknown kind: " + name);
                }
            }
        }
        return sums;
    }

    private static String file(InputStream tar, byte[] header, Path target) throws IOException {
        long size = Long.parseLong(text(header, 124, 12).trim(), 8);
        boolean program = (Integer.parseInt(text(header, 100, 8).trim(), 8) & 0100) != 0;
        Files.createDirectories(target.getParent(), OwnerOnly.FOLDER);
        Files.createFile(target, program ? OwnerOnly.FOLDER : OwnerOnly.FILE);
        MessageDigest sha256 = Sha256.digest();
        try (var out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                int read = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new EOFException("The archive ends in the middle of " + target.getFileName());
                }
                sha256.update(buffer, 0, read);
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
