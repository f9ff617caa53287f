package press.stet.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The reader's way to give: what the giving page shows, what its form does, and how an attempt stands. */
@Service
public class Giving {

    /**
     * The giving page's form as it came in.
     *
     * @param id made with the form, so that sending it twice is one attempt
     * @param rail as offered
     * @param token from the rail's own field; stands for the card
     * @param residence ISO country code, or empty
     * @param understood the warning was ticked
     * @param mail may be empty
     */
    public record Form(
            UUID id,
            String rail,
            String token,
            String rhythm,
            String amount,
            String currency,
            String language,
            String residence,
            boolean understood,
            String mail) {}

    /** What became of the form. */
    public sealed interface Outcome {

        /** @param words what readers from there are told, in the reader's language; null when nothing was written */
        record Stopped(@Nullable String words) implements Outcome {}

        /** This card, or this address, was tried too often just now. */
        record Held() implements Outcome {}

        /** All holds but the card, which the rail's own field takes: what that field must know. */
        record NeedsCard(String publishableKey, long minor, String currency, Rhythm rhythm) implements Outcome {}

        /** @param next where the reader confirms or pays; null when nothing is left to do */
        record Begun(UUID contribution, @Nullable String next) implements Outcome {}
    }

    /**
     * How an attempt stands.
     *
     * @param manage the secret to manage a plan that has no address; null otherwise
     */
    public record Standing(
            ContributionState state,
            @Nullable Failure failure,
            Money amount,
            Rhythm rhythm,
            boolean practice,
            boolean thankedByMail,
            @Nullable String manage) {}

    /** Only who has just given is shown the way to manage it. */
    private static final Duration JUST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Giving.class);

    private final Attempts attempts;
    private final Looking looking;
    private final Books books;
    private final RailRack rails;
    private final SupportHouse house;
    private final Interlock interlock;
    private final Donors donors;
    private final ManageLinks links;
    private final CardTesting cardTesting;
    private final Clock clock;

    Giving(
            Attempts attempts,
            Looking looking,
            Books books,
            RailRack rails,
            SupportHouse house,
            Interlock interlock,
            Donors donors,
            ManageLinks links,
            CardTesting cardTesting,
            Clock clock) {
        this.attempts = attempts;
        this.looking = looking;
        this.books = books;
        this.rails = rails;
        this.house = house;
        this.interlock = interlock;
        this.donors = donors;
        this.links = links;
        this.cardTesting = cardTesting;
        this.clock = clock;
    }

    /** Whether there is any way to give now. */
    public boolean open() {
        return !rails().isEmpty();
    }

    public boolean practising() {
        return rails.practising();
    }

    /** Those a reader may choose from; while any country is on the list, none that cannot tell one from another in time. */
    public List<Rail> rails() {
        boolean warns = warns();
        return rails.offered().stream()
                .filter(rail -> !warns || rail.payer(Rhythm.ONCE) != Rail.Payer.NEVER)
                .toList();
    }

    public List<SupportHouse.Offer> offers() {
        return house.offers();
    }

    /** What the contributor's bank statement will say. */
    public String statement() {
        return house.settings().statement();
    }

    /** Whether readers must say where they live and that they understood the warning. */
    public boolean warns() {
        return !interlock.blocks().countries().isEmpty();
    }

    /** A form that holds so far: everything but the card. */
    private record Checked(Rail rail, Money amount, Rhythm rhythm) {}

    private Optional<Checked> checked(Form form) {
        Rail rail = rails.offered(form.rail()).orElseThrow(() -> new GivingRefusal("rail.gone", "rail"));
        Rhythm rhythm =
                GivingNames.rhythm(form.rhythm()).orElseThrow(() -> new GivingRefusal("rhythm.choose", "rhythm"));
        SupportHouse.Offer offer =
                house.offer(form.currency()).orElseThrow(() -> new GivingRefusal("currency.gone", "currency"));
        if (!rail.carries(rhythm)) {
            throw new GivingRefusal("rail.once-only", "rail", rail.label());
        }
        if (warns() && rail.payer(rhythm) == Rail.Payer.NEVER) {
            throw new GivingRefusal("rail.unknown-bank", "rail", rail.label());
        }
        Money amount = Amounts.within(
                Amounts.typed(form.amount(), offer.currency()),
                offer,
                SupportWords.of(form.language()).locale());
        if (warns()) {
            if (form.residence().isBlank()) {
                throw new GivingRefusal("residence.choose", "residence");
            }
            if (interlock.blocks(form.residence())) {
                interlock.countStopped();
                return Optional.empty();
            }
            if (!form.understood()) {
                throw new GivingRefusal("understood.tick", "understood");
            }
        }
        if (!form.mail().isBlank() && interlock.quiet(MailAddresses.typed(form.mail()))) {
            throw new GivingRefusal("mail.quiet", "mail");
        }
        return Optional.of(new Checked(rail, amount, rhythm));
    }

    /**
     * @throws GivingRefusal when something typed cannot be, naming its field
     * @throws RailUnclear when the rail could not be asked about the card: nothing was kept or charged
     * @throws RailRefused when what came instead of a card is none
     */
    public Outcome give(Form form) {
        Optional<Checked> checked = checked(form);
        if (checked.isEmpty()) {
            return stopped(form.residence(), form.language());
        }
        Rail rail = checked.get().rail();
        String key = rail.publishableKey();
        if (key != null && form.token().isEmpty()) {
            return new Outcome.NeedsCard(
                    key,
                    checked.get().amount().getAmountMinorLong(),
                    checked.get().amount().getCurrencyUnit().getCode(),
                    checked.get().rhythm());
        }
        if (!form.mail().isBlank()
                && books.contribution(form.id()).isEmpty()
                && !cardTesting.mayGiveAs(MailAddresses.typed(form.mail()))) {
            return new Outcome.Held();
        }
        UUID donor = form.mail().isBlank() ? null : donors.keep(MailAddresses.typed(form.mail()), form.language());
        Attempts.Result result;
        try {
            result = attempts.give(new Attempts.Attempt(
                    form.id(),
                    rail.account(),
                    form.token(),
                    checked.get().amount(),
                    checked.get().rhythm(),
                    form.language(),
                    form.residence().isBlank() ? null : form.residence(),
                    donor,
                    cardTesting::mayCharge));
        } catch (RailUnclear | RailRefused notAsked) {
            forget(donor);
            throw notAsked;
        }
        return switch (result) {
            case Attempts.Result.Stopped() -> {
                forget(donor);
                yield stopped(form.residence(), form.language());
            }
            case Attempts.Result.Held() -> {
                forget(donor);
                yield new Outcome.Held();
            }
            case Attempts.Result.Begun(UUID id, String next) -> {
                lookAgain(id);
                yield new Outcome.Begun(id, next);
            }
            case Attempts.Result.Unclear(UUID id) -> new Outcome.Begun(id, null);
        };
    }

    /** Who was stopped leaves nothing behind, not even a sealed address, unless it was known before. */
    private void forget(@Nullable UUID donor) {
        if (donor != null) {
            donors.destroyIfNothingGiven(donor);
        }
    }

    private Outcome stopped(String residence, String language) {
        return new Outcome.Stopped(interlock.words(residence, language).orElse(null));
    }

    /** Asks the rail at once how an attempt stands, so that the reader need not wait for news; without an answer, news will tell. */
    public void lookAgain(UUID contribution) {
        books.contribution(contribution).ifPresent(known -> {
            String payment = known.payment();
            if (payment != null) {
                try {
                    looking.look(new RailObject(known.account(), RailObject.Kind.PAYMENT, payment));
                } catch (RailUnclear | RailRefused unclear) {
                    LOG.info("A rail could not say at once how a contribution stands; its news will tell.");
                }
            }
        });
    }

    /** How an attempt stands; reading it changes nothing. */
    public Optional<Standing> standing(UUID contribution) {
        return books.contribution(contribution).map(known -> {
            Instant now = clock.instant();
            UUID plan = known.plan();
            boolean fresh =
                    known.donor() == null && known.createdAt().plus(JUST).isAfter(now);
            return new Standing(
                    known.state(),
                    known.failure(),
                    known.amount(),
                    known.rhythm(),
                    known.account().mode() != Mode.LIVE,
                    known.donor() != null,
                    plan != null && fresh ? links.make(ManageLinks.Kind.PLAN, plan, ManageLinks.SHOWN) : null);
        });
    }

    /** The currency a page begins with: the one asked for if it is offered, else the first. */
    public SupportHouse.Offer offerFor(@Nullable String currency) {
        List<SupportHouse.Offer> offers = house.offers();
        return offers.stream()
                .filter(offer -> offer.currency().getCode().equals(currency))
                .findFirst()
                .or(() -> offers.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("No currency is offered."));
    }
}
