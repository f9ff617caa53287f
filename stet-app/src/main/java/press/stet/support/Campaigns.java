package press.stet.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.newsroom.PrintChange;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;

/** When and in which words the newsroom asks. Of the campaigns that are live, the one with the highest priority asks. */
@Service
public class Campaigns {

    /**
     * The newsroom's own words in one language.
     *
     * @param otherHeading of the wording that is tried against them; empty for none
     */
    public record Text(String heading, String words, String otherHeading, String otherWords) {

        /** Without a second wording. */
        public Text(String heading, String words) {
            this(heading, words, "", "");
        }

        /** Whether two wordings are tried against each other. */
        public boolean tested() {
            return !otherHeading.isBlank();
        }
    }

    /**
     * For how many days a reader's own device keeps quiet; it keeps the day until which, and nothing else. 0 for not at all.
     *
     * @param rest after it asked once
     * @param later after “not now”
     * @param gave after “I already give”
     */
    public record Quiet(int rest, int later, int gave) {
        public static final Quiet USUAL = new Quiet(0, 14, 365);
        private static final int TEN_YEARS = 3650;

        boolean holds() {
            return Stream.of(rest, later, gave).allMatch(days -> days >= 0 && days <= TEN_YEARS);
        }
    }

    /**
     * @param endsAt null for an open end
     * @param live has begun and not ended; switched by the clock's job, so that print asks no clock
     * @param quietPaths beginnings of addresses below which it never asks, each with a leading slash
     * @param quiet kept by the reader's device
     * @param texts by language
     */
    public record Campaign(
            UUID id,
            String name,
            int priority,
            Instant startsAt,
            @Nullable Instant endsAt,
            boolean live,
            String currency,
            List<String> quietPaths,
            Quiet quiet,
            Map<String, Text> texts) {

        public Campaign {
            quietPaths = List.copyOf(quietPaths);
            texts = Map.copyOf(texts);
        }
    }

    private final CampaignRows rows;
    private final SupportHouse house;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Campaigns(
            CampaignRows rows,
            SupportHouse house,
            ApplicationEventPublisher events,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.house = house;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The highest priority first. */
    public List<Campaign> all() {
        return rows.all();
    }

    /** A campaign nobody has written yet. */
    public Campaign blank() {
        return new Campaign(ids.next(), "", 0, clock.instant(), null, false, "USD", List.of(), Quiet.USUAL, Map.of());
    }

    /** @throws Refusal when a field cannot be as it is, naming the field */
    @Transactional
    public void save(Campaign typed, @Nullable UUID staff) {
        if (typed.name().isBlank()) {
            throw new Refusal("Give the campaign a name; only colleagues see it.", "name");
        }
        if (typed.endsAt() != null && !typed.endsAt().isAfter(typed.startsAt())) {
            throw new Refusal("The campaign ends before it begins.", "ends");
        }
        if (typed.texts().values().stream()
                .anyMatch(text -> text.heading().isBlank() != text.words().isBlank())) {
            throw new Refusal("A language needs both a heading and words, or neither.", "texts");
        }
        if (typed.texts().values().stream()
                .anyMatch(text ->
                        text.otherHeading().isBlank() != text.otherWords().isBlank()
                                || text.tested() && text.heading().isBlank())) {
            throw new Refusal("A second wording needs both a heading and words, beside the first.", "texts");
        }
        if (house.offer(typed.currency()).isEmpty()) {
            throw new Refusal("Choose a currency that is offered.", "currency");
        }
        if (typed.quietPaths().stream().anyMatch(path -> !path.startsWith("/"))) {
            throw new Refusal("Addresses where it never asks begin with a slash, for instance /culture/.", "quiet");
        }
        if (!typed.quiet().holds()) {
            throw new Refusal("Quiet lasts from no day to ten years.", "rest");
        }
        Instant now = clock.instant();
        boolean live = !typed.startsAt().isAfter(now)
                && (typed.endsAt() == null || typed.endsAt().isAfter(now));
        rows.save(new Campaign(
                typed.id(),
                typed.name().strip(),
                typed.priority(),
                typed.startsAt(),
                typed.endsAt(),
                live,
                typed.currency(),
                typed.quietPaths(),
                typed.quiet(),
                typed.texts()));
        audit.record(staff, "support.campaign", typed.id(), typed.name().strip());
        events.publishEvent(new PrintChange.OfEverything("a campaign"));
    }

    /** How a campaign's appeal looks in a language, whether it is live or not; empty when it has no words in it. */
    public Optional<SafeHtml> appeal(UUID campaign, String language, Place place) {
        return rows.all().stream()
                .filter(each -> each.id().equals(campaign))
                .findFirst()
                .flatMap(each -> AppealBox.html(each, house.offers(), language, place));
    }

    /** Lets campaigns begin and end; prints only when one did. */
    @Transactional
    public void switchDue() {
        if (rows.switchDue(clock.instant()) > 0) {
            events.publishEvent(new PrintChange.OfEverything("a campaign began or ended"));
        }
    }
}
