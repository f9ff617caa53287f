package press.stet.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some files of a store in one: the proof inside a file that is passed on by hand, or a day's stories. A store like any
 * other, and trusted as little.
 *
 * <p>Layout: the line {@code stet.press/pack/v1}, then parts until the end: kind (u8), length of the name (u16), name,
 * length (u32), bytes; big-endian. Kind 1 is a signed text under its name in {@link StoreLayout}; kind 2 an object
 * without a name; kind 3, at most once, the path the pack is about, without a name.
 */
public final class Pack implements Store {
    /** The longest pack, in bytes (256 MiB). */
    public static final int MAX_LENGTH = 256 * 1024 * 1024;

    private static final byte[] HEADING = "stet.press/pack/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT = 1;
    private static final int OBJECT = 2;
    private static final int PATH = 3;

    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private final Map<ObjectHash, byte[]> objects = new LinkedHashMap<>();
    private final Optional<String> path;

    private Pack(Optional<String> path) {
        this.path = path;
    }

    /** An empty pack to fill. */
    public static Pack create() {
        return new Pack(Optional.empty());
    }

    /** An empty pack about one page. */
    public static Pack about(String path) {
        PagePath.problem(path).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Pack(Optional.of(path));
    }

    /** Puts a signed text in. */
    public Pack text(String name, byte[] note) {
        if (!isText(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a text in a store.");
        }
        texts.put(name, note);
        return this;
    }

    private static boolean isText(String name) {
        return StoreLayout.isName(name) && !name.startsWith("o/") && !name.startsWith(StoreLayout.CARRIED);
    }

    /** Puts an object or a node of the table in. */
    public Pack object(byte[] content) {
        objects.put(ObjectHash.of(content), content);
        return this;
    }

    /** The page the pack is about, if it is about one. */
    public Optional<String> path() {
        return path;
    }

    /** The highest number of an edition in the pack. */
    public Optional<Long> edition() {
        return texts.keySet().stream()
                .filter(name -> name.startsWith("edition/"))
                .map(name -> Long.valueOf(name.substring("edition/".length())))
                .max(Long::compare);
    }

    @Override
    public byte @Nullable [] read(String name, int maxLength) throws IOException {
        return bounded(texts.get(name), maxLength);
    }

    @Override
    public byte @Nullable [] read(ObjectHash hash, int maxLength) throws IOException {
        return bounded(objects.get(hash), maxLength);
    }

    private static byte @Nullable [] bounded(byte @Nullable [] bytes, int maxLength) throws RefusedException {
        if (bytes != null && bytes.length > maxLength) {
            throw new RefusedException(Verdict.TOO_LONG, "A part of the pack is longer than it may be.");
        }
        return bytes;
    }

    /** The pack's bytes. */
    public byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(HEADING);
            if (path.isPresent()) {
                part(out, PATH, "", path.get().getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> text : texts.entrySet()) {
                part(out, TEXT, text.getKey(), text.getValue());
            }
            for (byte[] object : objects.values()) {
                part(out, OBJECT, "", object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(DataOutputStream out, int kind, String name, byte[] content) throws IOException {
        out.writeByte(kind);
        out.writeShort(name.length());
        out.writeBytes(name);
        out.writeInt(content.length);
        out.write(content);
    }

    /** Reads a pack strictly. Its parts are checked when they are used. */
    public static Pack parse(byte[] bytes) throws RefusedException {
        if (bytes.length > MAX_LENGTH) {
            throw new RefusedException(Verdict.TOO_LONG, "A pack has at most " + MAX_LENGTH + " bytes.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (!Arrays.equals(take(in, Math.min(HEADING.length, bytes.length)), HEADING)) {
            throw new RefusedException(Verdict.WRONG_KIND, "This is not a pack.");
        }
        Map<String, byte[]> texts = new HashMap<>();
        Map<ObjectHash, byte[]> objects = new HashMap<>();
        Optional<String> path = Optional.empty();
        while (in.hasRemaining()) {
            int kind = take(in, 1)[0];
            int nameLength = ByteBuffer.wrap(take(in, 2)).getShort() & 0xffff;
            String name = new String(take(in, nameLength), StandardCharsets.ISO_8859_1);
            byte[] content = take(in, ByteBuffer.wrap(take(in, 4)).getInt());
            boolean fits =
                    switch (kind) {
                        case TEXT -> isText(name) && texts.put(name, content) == null;
                        case OBJECT -> name.isEmpty() && objects.put(ObjectHash.of(content), content) == null;
                        case PATH -> name.isEmpty() && path.isEmpty();
                        default -> false;
                    };
            if (!fits) {
                throw RefusedException.malformed("A part of the pack is not what a pack may hold.");
            }
            path = kind == PATH ? Optional.of(TableNode.path(content)) : path;
        }
        Pack pack = new Pack(path);
        pack.texts.putAll(texts);
        pack.objects.putAll(objects);
        return pack;
    }

    private static byte[] take(ByteBuffer in, int length) throws RefusedException {
        if (length < 0 || length > in.remaining()) {
            throw RefusedException.malformed("The pack ends in the middle of a part.");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
