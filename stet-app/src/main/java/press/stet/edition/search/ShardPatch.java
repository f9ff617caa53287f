package press.stet.edition.search;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shards of a segment in which the words of a few stories changed. What the others say is taken from the shards as they were printed,
 * so that nobody has to read four thousand stories again for a correction in one. The bytes are those of a segment made from scratch.
 */
public final class ShardPatch {

    private ShardPatch() {}

    /**
     * The segment's shards as they are now.
     *
     * @param printed as they were, all of them
     * @param changed stories by their number in the segment, with all their words as they are now
     * @param tag of the language, BCP 47
     * @throws IllegalArgumentException if these bytes are no shards
     */
    public static List<byte[]> of(List<byte[]> printed, Map<Integer, StoryWords> changed, String tag) {
        List<SortedMap<byte[], SortedMap<Integer, Integer>>> added = new ArrayList<>();
        printed.forEach(shard -> added.add(new TreeMap<>(Arrays::compareUnsigned)));
        changed.forEach((story, words) -> {
            add(words.head(), story, 1, added, tag);
            add(words.text(), story, 0, added, tag);
        });
        List<byte[]> patched = new ArrayList<>();
        for (int shard = 0; shard < printed.size(); shard++) {
            patched.add(patched(printed.get(shard), changed, added.get(shard)));
        }
        return patched;
    }

    private static void add(
            String[] words,
            int story,
            int inHead,
            List<SortedMap<byte[], SortedMap<Integer, Integer>>> added,
            String tag) {
        for (String word : words) {
            byte[] encoded = Shards.encoded(word, tag);
            added.get(Shards.shard(encoded, added.size()))
                    .computeIfAbsent(encoded, first -> new TreeMap<>())
                    .put(story, inHead);
        }
    }

    private static byte[] patched(
            byte[] shard, Map<Integer, StoryWords> changed, SortedMap<byte[], SortedMap<Integer, Integer>> added) {
        SortedMap<byte[], byte[]> words = new TreeMap<>(Arrays::compareUnsigned);
        Reading in = new Reading(shard);
        if (in.u8() != Shards.VERSION) {
            throw new IllegalArgumentException("This is no shard.");
        }
        byte[] word = {};
        while (!in.done()) {
            int shared = in.u8();
            byte[] rest = in.take(in.u8());
            byte[] next = Arrays.copyOf(word, shared + rest.length);
            System.arraycopy(rest, 0, next, shared, rest.length);
            word = next;
            byte[] postings = in.take(in.varint());
            SortedMap<Integer, Integer> more = added.remove(word);
            byte[] now = more == null && !names(postings, changed) ? postings : postings(postings, changed, more);
            if (now.length > 0) {
                words.put(word, now);
            }
        }
        added.forEach((fresh, stories) -> words.put(fresh, encoded(stories)));
        return Shards.written(words);
    }

    /** Whether one of the changed stories stands in these postings. */
    private static boolean names(byte[] postings, Map<Integer, StoryWords> changed) {
        Reading in = new Reading(postings);
        for (int story = -1; !in.done(); ) {
            story += in.varint() >> 1;
            if (changed.containsKey(story)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] postings(
            byte[] printed,
            Map<Integer, StoryWords> changed,
            @org.jspecify.annotations.Nullable SortedMap<Integer, Integer> added) {
        SortedMap<Integer, Integer> stories = new TreeMap<>();
        Reading in = new Reading(printed);
        for (int story = -1; !in.done(); ) {
            int posting = in.varint();
            story += posting >> 1;
            if (!changed.containsKey(story)) {
                stories.put(story, posting & 1);
            }
        }
        if (added != null) {
            stories.putAll(added);
        }
        return encoded(stories);
    }

    private static byte[] encoded(SortedMap<Integer, Integer> stories) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int before = -1;
        for (Map.Entry<Integer, Integer> one : stories.entrySet()) {
            Shards.varint((long) (one.getKey() - before) << 1 | one.getValue(), out);
            before = one.getKey();
        }
        return out.toByteArray();
    }

    /** Bytes from their beginning to their end. */
    private static final class Reading {

        private final byte[] bytes;
        private int at;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean done() {
            return at == bytes.length;
        }

        int u8() {
            if (done()) {
                throw new IllegalArgumentException("A shard ends before its end.");
            }
            return bytes[at++] & 0xff;
        }

        int varint() {
            int value = 0;
            for (int shift = 0; shift < 35; shift += 7) {
                int next = u8();
                value |= (next & 0x7f) << shift;
                if (next < 0x80) {
                    return value;
                }
            }
            throw new IllegalArgumentException("A number of a shard is too long.");
        }

        byte[] take(int count) {
            if (count < 0 || count > bytes.length - at) {
                throw new IllegalArgumentException("A shard ends before its end.");
            }
            at += count;
            return Arrays.copyOfRange(bytes, at - count, at);
        }
    }
}
