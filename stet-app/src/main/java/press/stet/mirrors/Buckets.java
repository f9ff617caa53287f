package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the readers of one channel are divided among its doors: by the first bits of an HMAC-SHA256 of their id under the channel's
 * key, computed when something is sent to them and never kept. A bucket is named by its bits; a bucket that an informer is in is
 * split in two, until nobody more could be kept apart without being singled out.
 */
public final class Buckets {

    /** No bucket is made smaller than this. */
    public static final int FEWEST_READERS = 25;

    private static final int MOST_BITS = 24;

    private final byte[] key;
    private final NavigableSet<String> names;

    /** @param names bits that are no beginnings of each other and leave no reader out */
    public Buckets(byte[] key, Collection<String> names) {
        this.key = key.clone();
        this.names = new TreeSet<>(names);
        double share =
                names.stream().mapToDouble(name -> Math.pow(0.5, name.length())).sum();
        if (share != 1 || names.stream().anyMatch(name -> !name.matches("[01]{0," + MOST_BITS + "}"))) {
            throw new IllegalArgumentException("Buckets together hold every reader, and each reader once.");
        }
    }

    /** As many buckets as there are values of so many bits. */
    public static Buckets even(byte[] key, int bits) {
        return new Buckets(
                key,
                IntStream.range(0, 1 << bits)
                        .mapToObj(number -> bits(BigInteger.valueOf(number), bits))
                        .toList());
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    /** The bucket of a reader. */
    public String of(String reader) {
        // The last in order that is not after the mark is the one that begins it, since they leave no gap.
        return Objects.requireNonNull(names.floor(mark(reader)));
    }

    private String mark(String reader) {
        return bits(new BigInteger(1, hmac(key, reader)).shiftRight(256 - MOST_BITS), MOST_BITS);
    }

    private static String bits(BigInteger number, int length) {
        String bits = number.toString(2);
        return length == 0 ? "" : "0".repeat(length - bits.length()) + bits;
    }

    /**
     * The same with one bucket split in two; empty where a half would have fewer readers than {@link #FEWEST_READERS}.
     *
     * @param readers how many readers there are whose marks begin with these bits
     */
    public Optional<Buckets> split(String bucket, ToLongFunction<String> readers) {
        boolean enough = bucket.length() < MOST_BITS
                && readers.applyAsLong(bucket + "0") >= FEWEST_READERS
                && readers.applyAsLong(bucket + "1") >= FEWEST_READERS;
        if (!enough || !names.contains(bucket)) {
            return Optional.empty();
        }
        TreeSet<String> more = new TreeSet<>(names);
        more.remove(bucket);
        more.add(bucket + "0");
        more.add(bucket + "1");
        return Optional.of(new Buckets(key, more));
    }

    /** Whether this reader's mark begins with these bits. */
    public boolean has(String bits, String reader) {
        return mark(reader).startsWith(bits);
    }

    static byte[] hmac(byte[] key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(words.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This platform has no HMAC-SHA256.", e);
        }
    }
}
