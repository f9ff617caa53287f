package press.stet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.stet.format.ObjectHash;
import press.stet.storage.Encoding;
import press.stet.storage.StoredObject;

class AcceptEncodingTest {

    private static final ObjectHash HASH = ObjectHash.of(new byte[0]);
    private static final StoredObject IN_ALL = new StoredObject(HASH, 100, 30, 35, 40);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip, deflate, br, zstd    | BROTLI
                    gzip, deflate              | GZIP
                    GZIP                       | GZIP
                    x-gzip                     | GZIP
                    zstd                       | ZSTD
                    br;q=0.5, gzip;q=1.0       | GZIP
                    br;q=0, *                  | ZSTD
                    *                          | BROTLI
                    *;q=0                      | IDENTITY
                    identity                   | IDENTITY
                    identity, br;q=0.5         | IDENTITY
                    identity;q=0, gzip         | GZIP
                    gzip;q=0.001               | GZIP
                    gzip;q=zero                | IDENTITY
                    gzip;q=-1                  | IDENTITY
                    deflate                    | IDENTITY
                    ''                         | IDENTITY
                    ,;,;q=,                    | IDENTITY
                    """)
    void the_reader_gets_the_coding_it_asked_for(String header, Encoding expected) {
        assertThat(AcceptEncoding.of(header).choose(IN_ALL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"100,0,0,0,IDENTITY", "100,0,0,40,GZIP", "0,0,0,0,IDENTITY"})
    void only_what_is_kept_is_sent(int identity, int brotli, int zstd, int gzip, Encoding expected) {
        StoredObject object = new StoredObject(HASH, identity, brotli, zstd, gzip);
        assertThat(AcceptEncoding.of("br, zstd, gzip").choose(object)).isEqualTo(expected);
        assertThat(AcceptEncoding.of(null).choose(object)).isEqualTo(Encoding.IDENTITY);
    }

    @Property
    void never_a_coding_that_is_refused_or_unnamed_and_always_one_of_the_most_wanted(
            @ForAll("wishes") List<Map.Entry<String, Integer>> wishes,
            @ForAll boolean brotli,
            @ForAll boolean zstd,
            @ForAll boolean gzip) {
        StoredObject object = new StoredObject(HASH, 100, brotli ? 30 : 0, zstd ? 35 : 0, gzip ? 40 : 0);
        String header = wishes.stream()
                .map(wish -> wish.getKey() + ";q=" + wish.getValue() / 1000.0)
                .collect(Collectors.joining(", "));

        Encoding chosen = AcceptEncoding.of(header).choose(object);

        assertThat(object.has(chosen)).isTrue();
        int best = Arrays.stream(Encoding.values())
                .filter(object::has)
                .map(encoding -> wanted(encoding, wishes))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (best > 0) {
            assertThat(wanted(chosen, wishes)).isEqualTo(best);
        } else {
            assertThat(chosen).isEqualTo(Encoding.IDENTITY);
        }
    }

    @Property
    void any_header_at_all_gets_an_answer(
            @ForAll @Chars({',', ';', '=', 'q', '*', 'b', 'r', '.', '0', '9', '-', ' ', '\u00e9'}) String header) {
        assertThat(IN_ALL.has(AcceptEncoding.of(header).choose(IN_ALL))).isTrue();
    }

    /** RFC 9110, section 12.5.3, word for word. */
    private static int wanted(Encoding encoding, List<Map.Entry<String, Integer>> wishes) {
        for (var wish : wishes) {
            if (wish.getKey().equals(encoding.token())) {
                return wish.getValue();
            }
        }
        for (var wish : wishes) {
            if (wish.getKey().equals("*")) {
                return encoding == Encoding.IDENTITY && wish.getValue() > 0 ? 1 : wish.getValue();
            }
        }
        return encoding == Encoding.IDENTITY ? 1 : 0;
    }

    @Provide
    Arbitrary<List<Map.Entry<String, Integer>>> wishes() {
        Arbitrary<String> coding = Arbitraries.of("br", "gzip", "zstd", "identity", "*", "deflate");
        Arbitrary<Integer> weight = Arbitraries.of(0, 1, 100, 500, 999, 1000);
        return Combinators.combine(coding, weight)
                .as(Map::entry)
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
