package press.stet.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.newsroom.PrintChange;

/** When and in which words the newsroom asks. Of the campaigns that are live, the one with the highest priority asks. */
@Service
public class Campaigns {

    /** The newsroom's own words in one language. */
    public record Text(String heading, String words) {}

    /**
     * @param endsAt null for an open end
     * @param live has begun and not ended; switched by the clock's job, so that print asks no clock
     * @param quietPaths beginnings of addresses below which it never asks, each with a leading slash
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
        return new Campaign(ids.next(), "", 0, clock.instant(), null, false, "USD", List.of(), Map.of());
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
        if (house.offer(typed.currency()).isEmpty()) {
            throw new Refusal("Choose a currency that is offered.", "currency");
        }
        if (typed.quietPaths().stream().anyMatch(path -> !path.startsWith("/"))) {
            throw new Refusal("Addresses where it never asks begin with a slash, for instance /culture/.", "quiet");
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
                typed.texts()));
        audit.record(staff, "support.campaign", typed.id(), typed.name().strip());
        events.publishEvent(new PrintChange.OfEverything("a campaign"));
    }

    /** Lets campaigns begin and end; prints only when one did. */
    @Transactional
    public void switchDue() {
        if (rows.switchDue(clock.instant()) > 0) {
            events.publishEvent(new PrintChange.OfEverything("a campaign began or ended"));
        }
    }
}
