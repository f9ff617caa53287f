package press.stet.support.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.Subscription;
import com.stripe.param.DisputeListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.SubscriptionRetrieveParams;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import press.stet.support.PaymentTruth;
import press.stet.support.PlanTruth;
import press.stet.support.Rail;
import press.stet.support.RailAccount;
import press.stet.support.RailUnclear;
import press.stet.support.Rhythm;

/** Fetches how a payment or a plan stands at Stripe, in the words of all rails. */
final class StripeTruths {

    private static final long NEWEST = 3L;

    private final RailAccount account;
    private final StripeClient stripe;

    StripeTruths(RailAccount account, StripeClient stripe) {
        this.account = account;
        this.stripe = stripe;
    }

    PaymentTruth payment(String ref) throws StripeException {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .retrieve(
                        ref,
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge.balance_transaction")
                                .addExpand("latest_charge.refunds.data.balance_transaction")
                                .build());
        Invoice invoice = invoice(ref);
        Charge charge = intent.getLatestChargeObject();
        Money amount = StripeMoney.money(intent.getAmount(), intent.getCurrency());
        StripeError error = intent.getLastPaymentError();
        return new PaymentTruth(
                account,
                ref,
                attempt(intent, invoice),
                invoice == null ? null : plan(invoice),
                invoice == null ? null : period(invoice),
                amount,
                status(intent, invoice),
                error == null ? null : StripeFailures.of(error.getDeclineCode(), error.getCode()),
                charge == null || !"succeeded".equals(intent.getStatus()) ? null : settled(charge),
                charge == null ? List.of() : refunds(charge),
                charge != null && Boolean.TRUE.equals(charge.getDisputed()) ? disputes(ref) : List.of());
    }

    /** The invoice a payment is for, if it is a plan's. Since API 2025-03-31 invoices do not name their payment any more. */
    private @Nullable Invoice invoice(String intent) throws StripeException {
        List<InvoicePayment> payments = stripe.v1()
                .invoicePayments()
                .list(InvoicePaymentListParams.builder()
                        .setPayment(InvoicePaymentListParams.Payment.builder()
                                .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                                .setPaymentIntent(intent)
                                .build())
                        .addExpand("data.invoice")
                        .build())
                .getData();
        return payments.isEmpty() ? null : payments.getFirst().getInvoiceObject();
    }

    /** The payment of a plan's first invoice. */
    String firstPayment(String plan) {
        try {
            return invoices(plan).stream()
                    .flatMap(invoice -> paymentsOf(invoice).stream())
                    .findFirst()
                    .orElseThrow(() -> new RailUnclear("Stripe has made no payment for the plan yet."));
        } catch (StripeException e) {
            throw new RailUnclear("Stripe did not say how the first payment is called.", e);
        }
    }

    private static @Nullable UUID attempt(PaymentIntent intent, @Nullable Invoice invoice) {
        String own = metadata(intent.getMetadata());
        if (own != null) {
            return UUID.fromString(own);
        }
        if (invoice == null || !"subscription_create".equals(invoice.getBillingReason())) {
            return null;
        }
        var details = invoice.getParent() == null ? null : invoice.getParent().getSubscriptionDetails();
        String plans = details == null ? null : metadata(details.getMetadata());
        return plans == null ? null : UUID.fromString(plans);
    }

    private static @Nullable String metadata(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : metadata.get(StripeRail.ATTEMPT);
    }

    private static @Nullable String plan(Invoice invoice) {
        var details = invoice.getParent() == null ? null : invoice.getParent().getSubscriptionDetails();
        return details == null ? null : details.getSubscription();
    }

    private static @Nullable LocalDate period(Invoice invoice) {
        var lines = invoice.getLines();
        if (lines == null || lines.getData().isEmpty()) {
            return null;
        }
        return day(lines.getData().getFirst().getPeriod().getStart());
    }

    private static PaymentTruth.Status status(PaymentIntent intent, @Nullable Invoice invoice) {
        return switch (intent.getStatus()) {
            case "succeeded" -> PaymentTruth.Status.PAID;
            case "processing" -> PaymentTruth.Status.PROCESSING;
            case "canceled" -> PaymentTruth.Status.EXPIRED;
            case "requires_payment_method" ->
                intent.getLastPaymentError() == null
                        ? PaymentTruth.Status.WAITING_FOR_READER
                        : invoice != null && invoice.getNextPaymentAttempt() != null
                                ? PaymentTruth.Status.RETRYING
                                : PaymentTruth.Status.FAILED;
            default -> PaymentTruth.Status.WAITING_FOR_READER;
        };
    }

    private static PaymentTruth.@Nullable Settled settled(Charge charge) {
        BalanceTransaction booked = charge.getBalanceTransactionObject();
        return booked == null
                ? null
                : new PaymentTruth.Settled(
                        charge.getId(),
                        StripeMoney.money(booked.getAmount(), booked.getCurrency()),
                        StripeMoney.money(booked.getFee(), booked.getCurrency()),
                        Instant.ofEpochSecond(booked.getCreated()));
    }

    private static List<PaymentTruth.Refund> refunds(Charge charge) {
        List<PaymentTruth.Refund> refunds = new ArrayList<>();
        if (charge.getRefunds() != null) {
            for (Refund refund : charge.getRefunds().getData()) {
                BalanceTransaction booked = refund.getBalanceTransactionObject();
                if (booked != null && !"failed".equals(refund.getStatus()) && !"canceled".equals(refund.getStatus())) {
                    refunds.add(new PaymentTruth.Refund(
                            refund.getId(),
                            StripeMoney.money(refund.getAmount(), refund.getCurrency()),
                            StripeMoney.money(-booked.getAmount(), booked.getCurrency()),
                            Instant.ofEpochSecond(booked.getCreated())));
                }
            }
        }
        return refunds;
    }

    private List<PaymentTruth.Dispute> disputes(String intent) throws StripeException {
        List<PaymentTruth.Dispute> disputes = new ArrayList<>();
        for (Dispute dispute : stripe.v1()
                .disputes()
                .list(DisputeListParams.builder().setPaymentIntent(intent).build())
                .getData()) {
            List<BalanceTransaction> booked = dispute.getBalanceTransactions();
            if (!booked.isEmpty()) {
                disputes.add(dispute(dispute, booked));
            }
        }
        return disputes;
    }

    private static PaymentTruth.Dispute dispute(Dispute dispute, List<BalanceTransaction> booked) {
        BalanceTransaction taken = booked.getFirst();
        BalanceTransaction back = booked.size() > 1 ? booked.get(1) : null;
        boolean debit = dispute.getPaymentMethodDetails() != null
                && "sepa_debit".equals(dispute.getPaymentMethodDetails().getType());
        return new PaymentTruth.Dispute(
                dispute.getId(),
                StripeMoney.money(dispute.getAmount(), dispute.getCurrency()),
                StripeMoney.money(-taken.getAmount(), taken.getCurrency()),
                StripeMoney.money(taken.getFee(), taken.getCurrency()),
                switch (dispute.getStatus()) {
                    case "won", "warning_closed", "prevented" -> PaymentTruth.Outcome.WON;
                    case "lost" -> PaymentTruth.Outcome.LOST;
                    default -> PaymentTruth.Outcome.OPEN;
                },
                debit,
                Instant.ofEpochSecond(taken.getCreated()),
                back == null ? null : Instant.ofEpochSecond(back.getCreated()));
    }

    PlanTruth plan(String ref) throws StripeException {
        Subscription plan = stripe.v1()
                .subscriptions()
                .retrieve(
                        ref,
                        SubscriptionRetrieveParams.builder()
                                .addExpand("default_payment_method")
                                .build());
        var item = Objects.requireNonNull(plan.getItems()).getData().getFirst();
        PaymentMethod method = plan.getDefaultPaymentMethodObject();
        String attempt = metadata(plan.getMetadata());
        Long end = item.getCurrentPeriodEnd();
        return new PlanTruth(
                account,
                ref,
                attempt == null ? null : UUID.fromString(attempt),
                StripeMoney.money(
                        Objects.requireNonNull(item.getPrice().getUnitAmount()),
                        item.getPrice().getCurrency()),
                "year".equals(item.getPrice().getRecurring().getInterval()) ? Rhythm.ANNUAL : Rhythm.MONTHLY,
                status(plan),
                country(method),
                end == null ? null : day(end),
                invoices(ref).stream()
                        .flatMap(invoice -> paymentsOf(invoice).stream())
                        .toList());
    }

    private static PlanTruth.Status status(Subscription plan) {
        return switch (plan.getStatus()) {
            case "incomplete" -> PlanTruth.Status.INCOMPLETE;
            case "incomplete_expired" -> PlanTruth.Status.GAVE_UP;
            case "past_due", "unpaid" -> PlanTruth.Status.PAST_DUE;
            case "paused" -> PlanTruth.Status.PAUSED;
            case "canceled" ->
                plan.getCancellationDetails() != null
                                && "payment_failed"
                                        .equals(plan.getCancellationDetails().getReason())
                        ? PlanTruth.Status.GAVE_UP
                        : PlanTruth.Status.CANCELLED;
            default -> plan.getPauseCollection() == null ? PlanTruth.Status.ACTIVE : PlanTruth.Status.PAUSED;
        };
    }

    private static @Nullable String country(@Nullable PaymentMethod method) {
        if (method == null) {
            return null;
        }
        return method.getCard() != null
                ? method.getCard().getCountry()
                : method.getSepaDebit() != null ? method.getSepaDebit().getCountry() : null;
    }

    private List<Invoice> invoices(String plan) throws StripeException {
        return stripe.v1()
                .invoices()
                .list(InvoiceListParams.builder()
                        .setSubscription(plan)
                        .setLimit(NEWEST)
                        .addExpand("data.payments")
                        .build())
                .getData();
    }

    private static List<String> paymentsOf(Invoice invoice) {
        return invoice.getPayments() == null
                ? List.of()
                : invoice.getPayments().getData().stream()
                        .map(payment -> payment.getPayment().getPaymentIntent())
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static LocalDate day(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** A line of the account with the key under which the ledger has the same fact. */
    static Rail.Movement movement(BalanceTransaction booked) {
        String source = String.valueOf(booked.getSource());
        String key = source.startsWith("ch_") || source.startsWith("py_")
                ? "charge:" + source
                : source.startsWith("re_") || source.startsWith("pyr_")
                        ? "refund:" + source
                        : source.startsWith("dp_") || source.startsWith("du_")
                                ? "dispute:" + source + (booked.getNet() < 0 ? ":taken" : ":returned")
                                : source.startsWith("po_") ? "payout:" + source : "other:" + booked.getId();
        return new Rail.Movement(
                key,
                StripeMoney.money(booked.getNet(), booked.getCurrency()),
                Instant.ofEpochSecond(booked.getCreated()));
    }
}
