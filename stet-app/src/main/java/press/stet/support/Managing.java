package press.stet.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    private final ManageLinks links;
    private final ManageRows rows;
    private final Books books;
    private final MailRows mails;
    private final Donors donors;
    private final SupportHouse house;
    private final Ids ids;
    private final Clock clock;

    Managing(
            ManageLinks links,
            ManageRows rows,
            Books books,
            MailRows mails,
            Donors donors,
            SupportHouse house,
            Ids ids,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.books = books;
        this.mails = mails;
        this.donors = donors;
        this.house = house;
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
     * @throws GivingRefusal beside the field {@code amount}
     * @return whether there was such a plan to change
     */
    public boolean change(String secret, UUID plan, String amount) {
        return plan(secret, plan)
                .map(known -> {
                    SupportHouse.Offer offer = house.offer(
                                    known.amount().getCurrencyUnit().getCode())
                            .orElseThrow(() -> new GivingRefusal("currency.gone", "amount"));
                    Money wanted = Amounts.within(
                            Amounts.typed(amount, offer.currency()),
                            offer,
                            SupportWords.of(known.language()).locale());
                    return keep(known, RailOrder.Kind.CHANGE_AMOUNT, wanted, UnaryOperator.identity());
                })
                .orElse(false);
    }

    public boolean pause(String secret, UUID plan) {
        return plan(secret, plan)
                .map(known ->
                        keep(known, RailOrder.Kind.PAUSE, null, now -> now.with(PlanState.PAUSED, clock.instant())))
                .orElse(false);
    }

    public boolean resume(String secret, UUID plan) {
        return plan(secret, plan)
                .map(known -> keep(known, RailOrder.Kind.RESUME, null, UnaryOperator.identity()))
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

    private boolean keep(Plan known, RailOrder.Kind kind, @Nullable Money amount, UnaryOperator<Plan> then) {
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
            changes.orders()
                    .add(new RailOrder(
                            kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + ids.next(),
                            kind,
                            plan.id(),
                            plan.account(),
                            null,
                            amount,
                            clock.instant()));
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
