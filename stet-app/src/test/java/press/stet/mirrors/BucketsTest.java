package press.stet.mirrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    private static final byte[] KEY = "a key of a test".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Property(tries = 50)
    void every_reader_is_in_one_bucket_and_a_split_moves_nobody_else(
            @ForAll @IntRange(max = 6) int bits, @ForAll @IntRange(max = 63) int which) {
        List<String> readers =
                IntStream.range(0, 2000).mapToObj(number -> "reader " + number).toList();
        Buckets before = Buckets.even(KEY, bits);
        String bucket = before.names().get(which % before.names().size());
        Buckets after = before.split(bucket, half -> 1000).orElseThrow();

        assertThat(after.names()).hasSize(before.names().size() + 1);
        for (String reader : readers) {
            String was = before.of(reader);
            assertThat(after.of(reader)).startsWith(was);
            assertThat(after.of(reader).length()).isEqualTo(was.equals(bucket) ? was.length() + 1 : was.length());
            assertThat(after.has(after.of(reader), reader)).isTrue();
        }
    }

    @Test
    void buckets_are_about_even() {
        Buckets buckets = Buckets.even(KEY, 4);
        Map<String, Long> sizes = IntStream.range(0, 16_000)
                .mapToObj(number -> buckets.of("reader " + number))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(sizes).hasSize(16).allSatisfy((bucket, size) -> assertThat(size)
                .isBetween(850L, 1150L));
    }

    @Test
    void nobody_is_singled_out() {
        Buckets one = Buckets.even(KEY, 0);
        assertThat(one.split("", half -> half.equals("0") ? 25 : 24)).isEmpty();
        assertThat(one.split("", half -> 25)).isPresent();
        assertThat(one.split("0", half -> 1000)).as("there is no such bucket").isEmpty();
        assertThatThrownBy(() -> new Buckets(KEY, List.of("0"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** The figures of a simulation made independently of this code, with some room for other random numbers. */
    @ParameterizedTest
    @CsvSource({"1, 3, 99.6", "10, 30, 96.2", "100, 214, 67.5"})
    void informers_burn_their_own_buckets_only(int informers, int burnt, double keep) {
        Informers.End end = new Informers(10_000, 6, 7).with(informers);
        assertThat((double) end.burnt()).isCloseTo(burnt, within(Math.max(2, burnt * 0.2)));
        assertThat(100 * end.keep()).isCloseTo(keep, within(4.0));
    }
}
