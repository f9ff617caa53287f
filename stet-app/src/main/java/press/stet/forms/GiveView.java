package press.stet.forms;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.stet.support.Amounts;
import press.stet.support.Giving;
import press.stet.support.GivingNames;
import press.stet.support.Interlock;
import press.stet.support.PracticeRail;
import press.stet.support.Rhythm;
import press.stet.support.SupportHouse;
import press.stet.support.SupportWords;

/** What the giving page shows, from what was asked for or typed. */
@Component
public class GiveView {

    /** A choice in a form: what is sent and what is read. */
    public record Choice(String value, String shown) {}

    /**
     * The amounts of one rhythm; the page shows those of the chosen one.
     *
     * @param nextCharge when it would be charged next; null for a single gift
     */
    public record Sums(
            String rhythm, List<Choice> amounts, @Nullable String nextCharge) {}

    /** Why a form came back. @param field beside which the sentence stands; null for above all */
    public record Refused(@Nullable String field, String sentence) {}

    /** What somebody typed, or what a link asked for. */
    public record Typed(
            UUID id,
            String rail,
            String rhythm,
            String amount,
            String own,
            String currency,
            String language,
            String residence,
            boolean understood,
            String mail,
            String card,
            String cardCountry,
            String wish,
            String asked) {

        static Typed of(Map<String, String> asked, UUID fresh) {
            String rhythm = GivingNames.of(GivePages.rhythm(asked.get("rhythm")));
            return new Typed(
                    GivePages.uuid(asked.getOrDefault("id", "")).orElse(fresh),
                    asked.getOrDefault("rail", ""),
                    rhythm,
                    asked.getOrDefault("amount", asked.getOrDefault("amount-" + rhythm, "")),
                    asked.getOrDefault("own", ""),
                    asked.getOrDefault("currency", ""),
                    language(asked.getOrDefault("language", "en")),
                    asked.getOrDefault("residence", ""),
                    asked.containsKey("understood"),
                    asked.getOrDefault("mail", ""),
                    asked.getOrDefault("card", ""),
                    asked.getOrDefault("card-country", ""),
                    GivePages.uuid(asked.getOrDefault("wish", ""))
                            .map(UUID::toString)
                            .orElse(""),
                    asked.getOrDefault("asked", ""));
        }

        private static String language(String asked) {
            return asked.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") ? asked : "en";
        }

        Giving.Form form(String token) {
            return new Giving.Form(
                    id,
                    rail,
                    token,
                    rhythm,
                    own.isBlank() ? amount : own,
                    currency,
                    language,
                    residence,
                    understood,
                    mail);
        }
    }

    /** @param dangers the blocked countries in words; empty when there are none */
    public record Page(
            SupportWords words,
            Typed typed,
            List<Choice> rhythms,
            List<Sums> sums,
            List<Choice> currencies,
            String currency,
            String least,
            List<Choice> rails,
            boolean practising,
            List<Choice> cards,
            List<Choice> countries,
            String dangers,
            String statement,
            int days,
            @Nullable Refused refused) {

        public @Nullable String beside(String field) {
            return refused != null && field.equals(refused.field()) ? refused.sentence() : null;
        }

        public @Nullable String above() {
            return refused != null
                            && (refused.field() == null
                                    || !List.of("amount", "residence", "understood", "mail")
                                            .contains(refused.field()))
                    ? refused.sentence()
                    : null;
        }

        public boolean chosen(Sums of, Choice amount) {
            return typed.own().isBlank()
                    && of.rhythm().equals(typed.rhythm())
                    && amount.value().equals(typed.amount());
        }
    }

    private final Giving giving;
    private final Interlock interlock;
    private final SupportHouse house;
    private final Clock clock;

    GiveView(Giving giving, Interlock interlock, SupportHouse house, Clock clock) {
        this.giving = giving;
        this.interlock = interlock;
        this.house = house;
        this.clock = clock;
    }

    Page page(Typed typed, @Nullable Refused refused) {
        SupportWords words = SupportWords.of(typed.language());
        Locale locale = words.locale();
        SupportHouse.Offer offer = giving.offerFor(typed.currency());
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return new Page(
                words,
                typed,
                Stream.of(Rhythm.values())
                        .map(each -> new Choice(GivingNames.of(each), words.tell("give." + GivingNames.of(each))))
                        .toList(),
                Stream.of(Rhythm.values())
                        .map(rhythm -> sums(rhythm, offer, today, words))
                        .toList(),
                giving.offers().stream()
                        .map(each -> new Choice(
                                each.currency().getCode(), each.currency().getCode()))
                        .toList(),
                offer.currency().getCode(),
                words.tell("give.least", Amounts.shown(offer.minimum(), locale)),
                giving.rails().stream()
                        .map(rail -> new Choice(rail.account().rail(), rail.label()))
                        .toList(),
                giving.practising(),
                Stream.of(PracticeRail.Card.values())
                        .map(card -> new Choice(card.name(), words.tell("give.card." + card)))
                        .toList(),
                countries(locale),
                String.join(
                        ", ",
                        interlock.blocks().countries().stream()
                                .map(country -> name(country, locale))
                                .sorted(Collator.getInstance(locale))
                                .toList()),
                words.tell("give.statement", giving.statement()),
                house.settings().retentionDays(),
                refused);
    }

    private static Sums sums(Rhythm rhythm, SupportHouse.Offer offer, LocalDate today, SupportWords words) {
        return new Sums(
                GivingNames.of(rhythm),
                offer.amounts(rhythm).stream()
                        .map(amount -> new Choice(plain(amount), Amounts.shown(amount, words.locale())))
                        .toList(),
                rhythm.repeats()
                        ? words.tell(
                                "give.first-charge", GivePages.day(today.plusMonths(rhythm.months()), words.locale()))
                        : null);
    }

    /** As it can be typed. */
    static String plain(Money amount) {
        return amount.getAmount().stripTrailingZeros().toPlainString();
    }

    static List<Choice> countries(Locale locale) {
        Collator collator = Collator.getInstance(locale);
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Choice(code, name(code, locale)))
                .sorted(Comparator.comparing(Choice::shown, collator))
                .toList();
    }

    static String name(String country, Locale locale) {
        return Locale.of("", country).getDisplayCountry(locale);
    }
}
