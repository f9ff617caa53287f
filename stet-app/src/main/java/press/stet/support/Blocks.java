package press.stet.support;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where giving is a crime at this moment: the countries, and first digits of cards that are issued there.
 *
 * @param iins first digits of cards, and the country they are issued in
 */
public record Blocks(Set<String> countries, Map<String, String> iins) {

    public static final Blocks NONE = new Blocks(Set.of(), Map.of());

    public Blocks {
        countries = Set.copyOf(countries);
        iins = Map.copyOf(iins);
    }

    public boolean blocks(String country) {
        return countries.contains(country);
    }

    /**
     * Whether this reader may be charged with this card. What is not known counts as blocked once any country is: the bank's country and
     * the residence must both be known.
     *
     * @param residence where the reader says to live; null for no answer
     */
    public boolean allow(Instrument instrument, @Nullable String residence) {
        return allowBank(instrument) && allowResidence(residence);
    }

    /** Whether an account may be charged: the country of its bank is known, and nothing said of it is on the list. */
    public boolean allowBank(Instrument instrument) {
        List<String> banks = Stream.of(
                        instrument.issuer(), instrument.iban(), instrument.payer(), ofIin(instrument.iin()))
                .filter(Objects::nonNull)
                .toList();
        return countries.isEmpty()
                || !banks.isEmpty()
                        && banks.stream().noneMatch(this::blocks)
                        && (instrument.billing() == null || !blocks(instrument.billing()));
    }

    /** Whether who says to live there may give. */
    public boolean allowResidence(@Nullable String residence) {
        return countries.isEmpty() || residence != null && !residence.isBlank() && !blocks(residence);
    }

    private @Nullable String ofIin(@Nullable String iin) {
        if (iin == null) {
            return null;
        }
        return iins.entrySet().stream()
                .filter(known -> iin.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
