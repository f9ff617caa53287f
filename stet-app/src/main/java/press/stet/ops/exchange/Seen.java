package press.stet.ops.exchange;

import java.util.Arrays;

/** Remembers which keys came by, in 16 bytes each or less: what must be remembered of a large export stays small. */
final class Seen {
    /** Keys beyond this are refused, which bounds the memory at 32 MB. */
    static final int MOST = 2_000_000;

    private final String what;
    private long[] slots = new long[1 << 10];
    private int size;

    /** @param what plural noun for the sentence when there are too many */
    Seen(String what) {
        this.what = what;
    }

    /** True the first time. */
    boolean add(String key) {
        long hash = hash(key);
        int slot = slot(slots, hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        if (++size > MOST) {
            throw new ImportRefused(
                    "The export holds more than " + MOST + " " + what + ", more than Stet can import in one go."
                            + " Please divide it and import the parts one after the other.");
        }
        if (size * 3L > slots.length * 2L) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(h -> h != 0).forEach(h -> larger[slot(larger, h)] = h);
        slots = larger;
    }

    private static int slot(long[] slots, long hash) {
        int mask = slots.length - 1;
        int i = (int) (hash ^ hash >>> 32) & mask;
        while (slots[i] != 0 && slots[i] != hash) {
            i = i + 1 & mask;
        }
        return i;
    }

    /** 64 bits, never 0: FNV-1a with a final mix. */
    static long hash(String key) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ h >>> 32) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 29;
        return h == 0 ? 1 : h;
    }
}
