package press.stet.mirrors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happens when some subscribers tell the censor every door they are shown: doors burn, buckets split, and those who are
 * still with an informer when no bucket can be split any more have no door left.
 *
 * @param subscribers informers among them
 * @param bits of the buckets at the beginning
 */
public record Informers(int subscribers, int bits, long seed) {

    /**
     * How it ends.
     *
     * @param burnt doors that were burnt until it came to rest
     * @param keep share of the honest readers that keep a door, 0 to 1
     * @param buckets how many there are then
     */
    public record End(int informers, int burnt, double keep, int buckets) {}

    /** @param informers fewer than there are subscribers */
    public End with(int informers) {
        Random random = new Random(seed);
        byte[] key = new byte[32];
        random.nextBytes(key);
        List<String> readers = IntStream.range(0, subscribers)
                .mapToObj(number -> "reader " + number)
                .toList();
        Set<String> telling = new HashSet<>();
        while (telling.size() < informers) {
            telling.add(readers.get(random.nextInt(subscribers)));
        }
        return run(key, readers, telling);
    }

    private End run(byte[] key, List<String> readers, Set<String> telling) {
        Buckets buckets = Buckets.even(key, bits);
        Map<String, List<String>> in = readers.stream().collect(Collectors.groupingBy(buckets::of));
        List<String> told =
                new ArrayList<>(telling.stream().map(buckets::of).distinct().toList());
        int burnt = 0;
        Set<String> lost = new HashSet<>();
        while (!told.isEmpty()) {
            String bucket = told.removeLast();
            burnt++;
            List<String> there = in.getOrDefault(bucket, List.of());
            Buckets before = buckets;
            var split = buckets.split(bucket, half -> there.stream()
                    .filter(reader -> before.has(half, reader))
                    .count());
            if (split.isEmpty()) {
                lost.add(bucket);
                continue;
            }
            buckets = split.get();
            Map<String, List<String>> halves =
                    new HashMap<>(there.stream().collect(Collectors.groupingBy(buckets::of)));
            in.remove(bucket);
            in.putAll(halves);
            halves.forEach((half, members) -> {
                if (members.stream().anyMatch(telling::contains)) {
                    told.add(half);
                }
            });
        }
        long without = lost.stream()
                .flatMap(bucket -> in.getOrDefault(bucket, List.of()).stream())
                .filter(reader -> !telling.contains(reader))
                .count();
        double honest = subscribers - telling.size();
        return new End(
                telling.size(),
                burnt,
                (honest - without) / honest,
                buckets.names().size());
    }
}
