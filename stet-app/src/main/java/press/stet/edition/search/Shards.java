package press.stet.edition.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of an index. A shard is the byte 1, then entries one after the other, ordered by word:
 *
 * <pre>
 * u8 bytes shared with the word before || u8 length of the rest || rest || varint length of the postings || postings
 * posting = varint (distance from the story before &lt;&lt; 1 | 1 if the word stands in its head)
 * </pre>
 *
 * Stories are counted from 0 in the segment, the first distance from -1. A word's letters are ASCII as they are, those of the language's
 * own alphabet one byte each from 0x80, others 0xff and two bytes. A word is in the shard that FNV-1a (32 bits) of these bytes
 * names, folded: {@code (h ^ h >>> 16) & (shards - 1)}. Small as it is, uncompressed: hosts need not compress.
 */
public final class Shards {

    static final int VERSION = 1;

    private static final Map<String, String> ALPHABETS = Map.of(
            "ru", "абвгдежзийклмнопрстуфхцчшщъыьэюя",
            "fa", "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگئؤء");

    private static final class Postings extends ByteArrayOutputStream {
        int last = -1;
    }

    private final String alphabet;
    private final Map<String, Postings> postings = new HashMap<>();
    private int stories;

    /** @param tag of the language, BCP 47 */
    public Shards(String tag) {
        this.alphabet = alphabet(tag);
    }

    private static String alphabet(String tag) {
        return ALPHABETS.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), "");
    }

    /** Adds the next story. */
    public void add(StoryWords words) {
        for (String word : words.head()) {
            post(word, 1);
        }
        for (String word : words.text()) {
            post(word, 0);
        }
        stories++;
    }

    private void post(String word, int inHead) {
        Postings list = postings.computeIfAbsent(word, w -> new Postings());
        varint((long) (stories - list.last) << 1 | inHead, list);
        list.last = stories;
    }

    /** The shards, each with the words that fall into it. @param count a power of two */
    public List<byte[]> bytes(int count) {
        List<SortedMap<byte[], byte[]>> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shards.add(new TreeMap<>(Arrays::compareUnsigned));
        }
        postings.forEach((word, list) -> {
            byte[] encoded = encoded(word);
            shards.get(shard(encoded, count)).put(encoded, list.toByteArray());
        });
        return shards.stream().map(Shards::written).toList();
    }

    /** One shard. @param words with their postings, in the order of their bytes */
    static byte[] written(SortedMap<byte[], byte[]> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        byte[] before = {};
        for (Map.Entry<byte[], byte[]> entry : words.entrySet()) {
            byte[] word = entry.getKey();
            int mismatch = Arrays.mismatch(before, word);
            int shared = mismatch < 0 ? word.length : mismatch;
            out.write(shared);
            out.write(word.length - shared);
            out.write(word, shared, word.length - shared);
            varint(entry.getValue().length, out);
            out.writeBytes(entry.getValue());
            before = word;
        }
        return out.toByteArray();
    }

    private byte[] encoded(String word) {
        return encodedIn(alphabet, word);
    }

    /** @param tag of the language, BCP 47 */
    static byte[] encoded(String word, String tag) {
        return encodedIn(alphabet(tag), word);
    }

    private static byte[] encodedIn(String alphabet, String word) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int letter = c < 0x80 ? -1 : alphabet.indexOf(c);
            if (c < 0x80) {
                out.write(c);
            } else if (letter >= 0) {
                out.write(0x80 + letter);
            } else {
                out.writeBytes(new byte[] {(byte) 0xff, (byte) (c >> 8), (byte) c});
            }
        }
        return out.toByteArray();
    }

    static int shard(byte[] word, int count) {
        int hash = 0x811c9dc5;
        for (byte b : word) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return (hash ^ hash >>> 16) & (count - 1);
    }

    /**
     * The file {@code latest}: varint number of all stories of the language || varint length of the headlines || headlines || one
     * shard with every word of the stories that are in no segment yet.
     */
    public byte[] latest(long total, String headlines) {
        byte[] json = headlines.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(total, out);
        varint(json.length, out);
        out.writeBytes(json);
        out.writeBytes(bytes(1).getFirst());
        return out.toByteArray();
    }

    static void varint(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
