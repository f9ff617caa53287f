package press.stet.support;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.kernel.Ids;

/** What a contributor does with a link and without an account: change, pause, stop, see receipts, be forgotten. */
@Service
public class Managing {

    /** One repeated contribution as its contributor sees it. */
    public record PlanView(
            UUID id,
            Money amount,
            Rhythm rhythm,
            PlanState state,
            @Nullable LocalDate next) {}

    /** One payment as its contributor sees it. */
    public record Receipt(UUID id, LocalDate day, Money amount, Rhythm rhythm, ContributionState state) {}

    /** @param known there is an address that can be forgotten */
    public record View(List<PlanView> plans, List<Receipt> receipts, boolean known) {}

    private static final int JULY = 7;

    private final ManageLinks links;
    private final ManageRows rows;
    private final Books books;
    private final MailRows mails;
    private final Donors donors;
    private final SupportHouse house;
    private final Interlock interlock;
    private final Rails rails;
    private final Ordering ordering;
    private final Ids ids;
    private final Clock clock;

    Managing(
            ManageLinks links,
            ManageRows rows,
            Books books,
            MailRows mails,
            Donors donors,
            SupportHouse house,
            Interlock interlock,
            Rails rails,
            Ordering ordering,
            Ids ids,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.books = books;
        this.mails = mails;
        this.donors = donors;
        this.house = house;
        this.interlock = interlock;
        this.rails = rails;
        this.ordering = ordering;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Mails a link to this address if anything was ever given from it. Who asks does not learn which.
     *
     * @throws GivingRefusal when it is no address
     */
    @Transactional
    public void mailLink(String mail) {
        donors.find(MailAddresses.typed(mail))
                .filter(donor -> !rows.linkWaits(donor))
                .ifPresent(donor -> mails.due(new MailDue(MailKind.MANAGE_LINK, ids.next()), donor, clock.instant()));
    }

    /** What the link opens; empty when it is none, or too old. */
    public Optional<View> view(String secret) {
        return links.open(secret).flatMap(opened -> switch (opened.kind()) {
            case DONOR -> Optional.of(new View(rows.plansOf(opened.id()), rows.receiptsOf(opened.id()), true));
            case PLAN -> Optional.of(new View(rows.plan(opened.id()), rows.receiptsOfPlan(opened.id()), false));
            case REMINDER -> Optional.empty();
        });
    }

    /**
     * What holds from the next charge on.
     *
     * @throws GivingRefusal beside the field {@code amount} or {@code rhythm}
     * @return whether there was such a plan to change
     */
    public boolean change(String secret, UUID plan, String amount, String rhythm) {
        return plan(secret, plan)
                .map(known -> {
                    SupportHouse.Offer offer = house.offer(
                                    known.amount().getCurrencyUnit().getCode())
                            .orElseThrow(() -> new GivingRefusal("currency.gone", "amount"));
                    Money wanted = Amounts.within(
                            Amounts.typed(amount, offer.currency()),
                            offer,
                            SupportWords.of(known.language()).locale());
                    Rhythm how = GivingNames.rhythm(rhythm)
                            .filter(Rhythm::repeats)
                            .orElseThrow(() -> new GivingRefusal("rhythm.choose", "rhythm"));
                    return keep(known, now -> order(now, RailOrder.Kind.CHANGE, wanted, how), UnaryOperator.identity());
                })
                .orElse(false);
    }

    /** What became of another card. */
    public sealed interface CardOutcome {
        /** The link opens no plan that goes on. */
        record Gone() implements CardOutcome {}

        /** Charging this card would put its owner in danger; nothing of it was kept. */
        record Stopped() implements CardOutcome {}

        /** @param publishableKey what the rail's own field needs to take the card */
        record NeedsCard(String publishableKey, Money amount) implements CardOutcome {}

        /** @param next where the reader confirms it with the bank; null when it is used already */
        record Taken(@Nullable String next) implements CardOutcome {}
    }

    /**
     * Charges another card from the next charge on. Like a first card it is held to the list of countries before the rail may use it.
     *
     * @param token from the rail's own field; empty to be told what that field needs
     * @param residence ISO code, or empty
     * @throws GivingRefusal beside the field {@code residence}
     * @throws RailRefused when the card cannot be used
     * @throws RailUnclear when the rail could not be asked; it is asked again later if the card was already taken
     */
    public CardOutcome card(String secret, UUID plan, String token, String residence) {
        Optional<Plan> known = plan(secret, plan).filter(one -> !one.state().ended());
        if (known.isEmpty()) {
            return new CardOutcome.Gone();
        }
        Blocks blocks = interlock.blocks();
        if (!blocks.countries().isEmpty() && residence.isBlank()) {
            throw new GivingRefusal("residence.choose", "residence");
        }
        Rail rail = rails.of(known.get().account());
        String key = rail.publishableKey();
        if (token.isEmpty() && key != null && !blocks.blocks(residence)) {
            return new CardOutcome.NeedsCard(key, known.get().amount());
        }
        if (blocks.blocks(residence) || !blocks.allow(rail.inspect(token), residence)) {
            interlock.countStopped();
            return new CardOutcome.Stopped();
        }
        String order = "card-" + ids.next();
        boolean kept = keep(
                known.get(),
                now -> new RailOrder(
                        order, RailOrder.Kind.CARD, now.id(), now.account(), token, null, null, clock.instant()),
                UnaryOperator.identity());
        return kept ? new CardOutcome.Taken(ordering.useCard(order).orElse(null)) : new CardOutcome.Gone();
    }

    public boolean pause(String secret, UUID plan) {
        return plan(secret, plan)
                .map(known -> keep(
                        known,
                        now -> order(now, RailOrder.Kind.PAUSE, null, null),
                        now -> now.with(PlanState.PAUSED, clock.instant())))
                .orElse(false);
    }

    public boolean resume(String secret, UUID plan) {
        return plan(secret, plan)
                .map(known ->
                        keep(known, now -> order(now, RailOrder.Kind.RESUME, null, null), UnaryOperator.identity()))
                .orElse(false);
    }

    /** Stops it for good; nothing is charged any more. */
    public boolean stop(String secret, UUID plan) {
        return plan(secret, plan).map(this::stop).orElse(false);
    }

    private boolean stop(Plan known) {
        boolean kept;
        do {
            Plan plan = books.plan(known.id()).orElseThrow();
            if (plan.state().ended()) {
                return true;
            }
            Changes changes = Changes.none();
            changes.plans().add(plan.with(PlanState.CANCELLED, clock.instant()));
            changes.orders().add(Settlement.stop(plan, clock.instant()));
            Settlement.tell(changes, plan);
            kept = books.commit(changes);
        } while (!kept);
        return true;
    }

    /**
     * What stayed with the newsroom of one payment.
     *
     * @param day the charge was booked
     * @param net less what was given or taken back; above zero
     */
    public record Settled(LocalDate day, Money net, Rhythm rhythm) {}

    /** Settled payments between two months, oldest first, and what they come to in each currency. */
    public record YearReceipt(YearMonth from, YearMonth to, List<Settled> payments, List<Money> sums) {}

    /**
     * The receipt for a year, or for whatever twelve months the contributor's tax office counts: settled money only.
     *
     * @return empty when the link opens nothing
     */
    public Optional<YearReceipt> receipt(String secret, YearMonth from, YearMonth to) {
        return links.open(secret)
                .filter(opened -> opened.kind() != ManageLinks.Kind.REMINDER)
                .map(opened -> {
                    List<Settled> payments =
                            rows.settled(opened, from.atDay(1), to.plusMonths(1).atDay(1));
                    TreeMap<CurrencyUnit, Money> sums = new TreeMap<>();
                    payments.forEach(each -> sums.merge(each.net().getCurrencyUnit(), each.net(), Money::plus));
                    return new YearReceipt(from, to, payments, List.copyOf(sums.values()));
                });
    }

    /** The twelve months a receipt is first shown for: last year until its numbers are no longer asked for, in July this one. */
    public YearMonth receiptBegins() {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return YearMonth.of(today.getMonthValue() < JULY ? today.getYear() - 1 : today.getYear(), 1);
    }

    /**
     * Stops everything this contributor gives and destroys the identity. The amounts stay, and lead to nobody.
     *
     * @return false when the link opens no contributor
     */
    public boolean erase(String secret) {
        Optional<UUID> donor = links.open(secret)
                .filter(opened -> opened.kind() == ManageLinks.Kind.DONOR)
                .map(ManageLinks.Opened::id);
        donor.ifPresent(id -> {
            rows.plansOf(id).forEach(plan -> books.plan(plan.id()).ifPresent(this::stop));
            donors.destroy(id);
        });
        return donor.isPresent();
    }

    private RailOrder order(Plan plan, RailOrder.Kind kind, @Nullable Money amount, @Nullable Rhythm rhythm) {
        return new RailOrder(
                kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + ids.next(),
                kind,
                plan.id(),
                plan.account(),
                null,
                amount,
                rhythm,
                clock.instant());
    }

    private boolean keep(Plan known, Function<Plan, RailOrder> order, UnaryOperator<Plan> then) {
        boolean kept;
        do {
            Plan plan = books.plan(known.id()).orElseThrow();
            if (plan.state().ended()) {
                return false;
            }
            Changes changes = Changes.none();
            Plan after = then.apply(plan);
            if (after != plan) {
                changes.plans().add(after);
            }
            changes.orders().add(order.apply(plan));
            kept = books.commit(changes);
        } while (!kept);
        return true;
    }

    /** The plan, if the link opens it. */
    private Optional<Plan> plan(String secret, UUID id) {
        return links.open(secret).flatMap(opened -> books.plan(id).filter(plan -> switch (opened.kind()) {
            case DONOR -> opened.id().equals(plan.donor());
            case PLAN -> opened.id().equals(plan.id());
            case REMINDER -> false;
        }));
    }
}
