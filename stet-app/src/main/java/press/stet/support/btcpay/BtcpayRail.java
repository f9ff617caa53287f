package press.stet.support.btcpay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import press.stet.support.Failure;
import press.stet.support.Instrument;
import press.stet.support.PaymentTruth;
import press.stet.support.PlanTruth;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailEvent;
import press.stet.support.RailObject;
import press.stet.support.RailRefused;
import press.stet.support.RailUnclear;
import press.stet.support.Rhythm;
import press.stet.support.line.JsonLine;
import tools.jackson.databind.JsonNode;

/**
 * Coins, by a BTCPay server of the newsroom's own: an invoice for each attempt, with a fresh address that the server makes. What is
 * credited is what arrived, never what the invoice asked for: too little, too much and too late included. Nobody can say from which
 * country coins come, so while any country is on the list this rail carries nothing.
 *
 * <p>The API knows no idempotency keys. An invoice carries the attempt's id, and before one is made the server is asked for it.
 */
final class BtcpayRail implements Rail {

    private static final int PAGE = 200;
    /** Invoices are settled long before. */
    private static final Duration LONGEST = Duration.ofDays(8);

    private final RailAccount account;
    private final JsonLine line;
    private final Map<String, String> key;
    private final BtcpayNews news;
    private final Supplier<String> site;
    private final Clock clock;

    /** @param site the newsroom's public address, where readers come back to */
    BtcpayRail(RailAccount account, JsonLine line, String key, BtcpayNews news, Supplier<String> site, Clock clock) {
        this.account = account;
        this.line = line;
        this.key = Map.of("Authorization", "token " + key);
        this.news = news;
        this.site = site;
        this.clock = clock;
    }

    @Override
    public RailAccount account() {
        return account;
    }

    @Override
    public String label() {
        return "Bitcoin";
    }

    @Override
    public Payer payer(Rhythm rhythm) {
        return Payer.NEVER;
    }

    @Override
    public boolean carries(Rhythm rhythm) {
        return rhythm == Rhythm.ONCE;
    }

    @Override
    public Instrument inspect(String token) {
        return Instrument.UNKNOWN;
    }

    @Override
    public Begun begin(Start start) {
        Optional<JsonNode> known = invoice(start.attempt());
        JsonNode invoice = known.isPresent()
                ? known.get()
                : read(line.post(
                        store("/invoices"),
                        key,
                        Map.of(
                                "amount",
                                start.amount().getAmount().toPlainString(),
                                "currency",
                                start.amount().getCurrencyUnit().getCode(),
                                "metadata",
                                Map.of("orderId", start.attempt().toString()),
                                "checkout",
                                Map.of(
                                        "redirectURL",
                                        site.get() + "/-/give/thanks/" + start.attempt() + "?language="
                                                + start.language(),
                                        "defaultLanguage",
                                        start.language()))));
        return begun(invoice);
    }

    private Begun begun(JsonNode invoice) {
        PaymentTruth truth = truth(invoice);
        return new Begun(
                truth,
                null,
                truth.status() == PaymentTruth.Status.WAITING_FOR_READER ? text(invoice, "checkoutLink") : null);
    }

    @Override
    public Optional<Begun> find(UUID attempt) {
        return invoice(attempt).map(this::begun);
    }

    /** The oldest, should there be two after a lost answer: both go by the same attempt, and readers are led to one. */
    private Optional<JsonNode> invoice(UUID attempt) {
        return list("orderId=" + attempt).stream()
                .min(Comparator.comparing(invoice -> invoice.path("createdTime").asLong(0)));
    }

    private List<JsonNode> list(String query) {
        JsonNode invoices = read(line.get(store("/invoices?take=" + PAGE + "&" + query), key));
        return StreamSupport.stream(invoices.spliterator(), false).toList();
    }

    @Override
    public PaymentTruth payment(String ref) {
        return truth(read(line.get(store("/invoices/" + encoded(ref)), key)));
    }

    private PaymentTruth truth(JsonNode invoice) {
        CurrencyUnit currency = CurrencyUnit.of(text(invoice, "currency"));
        Money asked = money(currency, text(invoice, "amount"));
        Money paid = money(currency, invoice.path("paidAmount").asString("0"));
        Coming coming = coming(invoice, paid);
        String attempt = invoice.path("metadata").path("orderId").asString("");
        PaymentTruth.Status status = status(invoice, paid, coming);
        return new PaymentTruth(
                account,
                text(invoice, "id"),
                attempt.isEmpty() ? null : UUID.fromString(attempt),
                null,
                null,
                status == PaymentTruth.Status.PAID ? paid : asked,
                status,
                status == PaymentTruth.Status.FAILED
                        ? Failure.RAIL_FAULT
                        : status == PaymentTruth.Status.EXPIRED ? Failure.NOT_FINISHED : null,
                status == PaymentTruth.Status.PAID
                        ? new PaymentTruth.Settled(text(invoice, "id"), paid, Money.zero(currency), coming.newest())
                        : null,
                List.of(),
                List.of());
    }

    /** @param unsettled something that was seen is not certain yet */
    private record Coming(boolean unsettled, Instant newest) {}

    /** What is under way to an invoice, payment by payment; asked only where something arrived. */
    private Coming coming(JsonNode invoice, Money paid) {
        Instant newest = Instant.ofEpochSecond(invoice.path("createdTime").asLong(0));
        boolean unsettled = false;
        if (!paid.isZero()) {
            JsonNode methods =
                    read(line.get(store("/invoices/" + encoded(text(invoice, "id")) + "/payment-methods"), key));
            for (JsonNode method : methods) {
                for (JsonNode payment : method.path("payments")) {
                    unsettled |= payment.path("status").asString("").equals("Processing");
                    Instant at =
                            Instant.ofEpochSecond(payment.path("receivedDate").asLong(0));
                    newest = at.isAfter(newest) ? at : newest;
                }
            }
        }
        return new Coming(unsettled, newest);
    }

    /**
     * An expired invoice is watched on for a day or so: until then what comes late is still credited, and what came short is credited as
     * soon as it is certain.
     */
    private PaymentTruth.Status status(JsonNode invoice, Money paid, Coming coming) {
        return switch (text(invoice, "status")) {
            case "New" -> PaymentTruth.Status.WAITING_FOR_READER;
            case "Processing" -> PaymentTruth.Status.PROCESSING;
            case "Settled" -> paid.isPositive() ? PaymentTruth.Status.PAID : PaymentTruth.Status.EXPIRED;
            case "Invalid" -> PaymentTruth.Status.FAILED;
            case "Expired" -> {
                if (coming.unsettled()) {
                    yield PaymentTruth.Status.PROCESSING;
                }
                if (paid.isPositive()) {
                    yield PaymentTruth.Status.PAID;
                }
                long watched = invoice.path("monitoringExpiration").asLong(0);
                yield clock.instant().getEpochSecond() < watched
                        ? PaymentTruth.Status.WAITING_FOR_READER
                        : PaymentTruth.Status.EXPIRED;
            }
            default -> throw new RailUnclear("BTCPay calls an invoice by a state that is not known here.");
        };
    }

    /** Rates leave more decimals than the currency has; what is left over is nobody's. */
    private static Money money(CurrencyUnit currency, String decimal) {
        try {
            return Money.of(currency, new BigDecimal(decimal), RoundingMode.DOWN);
        } catch (NumberFormatException e) {
            throw new RailUnclear("BTCPay wrote an amount that is none.", e);
        }
    }

    @Override
    public PlanTruth plan(String ref) {
        throw noPlans();
    }

    @Override
    public void stop(String key, String plan) {
        throw noPlans();
    }

    @Override
    public void change(String key, String plan, Terms terms) {
        throw noPlans();
    }

    @Override
    public @Nullable String card(String key, String plan, String token, String language) {
        throw noPlans();
    }

    @Override
    public void pause(String key, String plan) {
        throw noPlans();
    }

    @Override
    public void resume(String key, String plan) {
        throw noPlans();
    }

    private static RailRefused noPlans() {
        return new RailRefused("Coins are given once; nothing repeats by itself.", Failure.RAIL_FAULT);
    }

    /** The address that coins come from is often not the giver's own, so nothing is sent back to it by itself. */
    @Override
    public void refund(String key, String payment, Money amount) {
        throw new RailRefused(
                "Coins are given back on the BTCPay server, to an address that the contributor names.",
                Failure.RAIL_FAULT);
    }

    @Override
    public RailEvent delivered(byte[] raw, Headers headers) {
        return news.verified(raw, headers.value("BTCPay-Sig"));
    }

    /** The server lists no events; an invoice in a state is news of it, once. */
    @Override
    public List<RailEvent> events(Instant since) {
        List<RailEvent> events = new ArrayList<>();
        for (JsonNode invoice : list("startDate=" + since.getEpochSecond())) {
            String id = text(invoice, "id");
            String state = text(invoice, "status") + "."
                    + invoice.path("additionalStatus").asString("");
            events.add(new RailEvent(
                    account,
                    "listed-" + id + "-" + state,
                    "invoice." + state,
                    new RailObject(account, RailObject.Kind.PAYMENT, id),
                    Instant.ofEpochSecond(invoice.path("createdTime").asLong(0)),
                    new byte[0]));
        }
        return events.reversed();
    }

    @Override
    public List<Movement> movements(LocalDate day) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return list("startDate=" + from.minus(LONGEST).getEpochSecond()).stream()
                .map(this::truth)
                .map(PaymentTruth::settled)
                .filter(settled -> settled != null
                        && settled.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day))
                .map(settled -> new Movement("charge:" + settled.charge(), settled.gross(), settled.at()))
                .toList();
    }

    private String store(String path) {
        return "/api/v1/stores/" + encoded(account.account()) + path;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static JsonNode read(JsonLine.Answer answer) {
        if (!answer.ok()) {
            throw new RailRefused("BTCPay refused the request: " + answer.status(), Failure.RAIL_FAULT);
        }
        return answer.body();
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        if (text.isEmpty()) {
            throw new RailUnclear("BTCPay left out " + field + ".");
        }
        return text;
    }
}
