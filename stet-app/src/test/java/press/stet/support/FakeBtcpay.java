package press.stet.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A BTCPay server with a memory: invoices, what arrived on them, and when. */
final class FakeBtcpay extends FakeJson {

    static final String STORE = "9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776";

    static final class Invoice {
        final String id;
        final String orderId;
        final String amount;
        final String currency;
        final long created;
        String status = "New";
        String additional = "None";
        String paid = "0.0";
        final List<Map<String, Object>> payments = new ArrayList<>();

        Invoice(String id, String orderId, String amount, String currency, long created) {
            this.id = id;
            this.orderId = orderId;
            this.amount = amount;
            this.currency = currency;
            this.created = created;
        }
    }

    final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final SmallPartsTest.Moving clock;
    private int made;

    FakeBtcpay(SmallPartsTest.Moving clock) {
        this.clock = clock;
    }

    /** Coins arrive. */
    void arrives(Invoice invoice, String paid, String payment, String status, String additional) {
        invoice.paid = paid;
        invoice.status = status;
        invoice.additional = additional;
        invoice.payments.clear();
        invoice.payments.add(Map.of(
                "id",
                "tx-" + invoice.id,
                "receivedDate",
                clock.instant().getEpochSecond(),
                "value",
                "0.0001",
                "fee",
                "0.0",
                "status",
                payment,
                "destination",
                "bc1q"));
    }

    @Override
    Answer answer(Asked asked) {
        if (!"token key-of-nobody".equals(asked.headers().get("authorization"))) {
            return new Answer(401, Map.of());
        }
        String invoices = "/api/v1/stores/" + STORE + "/invoices";
        if (!asked.path().startsWith(invoices)) {
            return new Answer(404, Map.of());
        }
        String rest = asked.path().substring(invoices.length());
        if (rest.isEmpty()) {
            return asked.method().equals("POST") ? made(asked) : listed(asked);
        }
        Invoice invoice = this.invoices.get(rest.substring(1).replace("/payment-methods", ""));
        if (invoice == null) {
            return new Answer(404, Map.of("code", "invoice-not-found"));
        }
        return new Answer(
                200,
                rest.endsWith("/payment-methods")
                        ? List.of(Map.of("paymentMethodId", "BTC-CHAIN", "payments", invoice.payments))
                        : shape(invoice));
    }

    private Answer made(Asked asked) {
        hold("btcpay-create-invoice", asked.body());
        JsonNode wanted = asked.json();
        Invoice invoice = new Invoice(
                "inv" + ++made,
                wanted.path("metadata").path("orderId").asString(),
                wanted.path("amount").asString(),
                wanted.path("currency").asString(),
                clock.instant().getEpochSecond());
        invoices.put(invoice.id, invoice);
        return new Answer(200, shape(invoice));
    }

    private Answer listed(Asked asked) {
        String order = asked.query().get("orderId");
        long since = Long.parseLong(asked.query().getOrDefault("startDate", "0"));
        return new Answer(
                200,
                invoices.values().stream()
                        .filter(each -> order == null || each.orderId.equals(order))
                        .filter(each -> each.created >= since)
                        .map(this::shape)
                        .toList());
    }

    Map<String, Object> shape(Invoice invoice) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", invoice.id);
        shape.put("storeId", STORE);
        shape.put("amount", invoice.amount);
        shape.put("paidAmount", invoice.paid);
        shape.put("currency", invoice.currency);
        shape.put("type", "Standard");
        shape.put("checkoutLink", "https://btcpay.example/i/" + invoice.id);
        shape.put("createdTime", invoice.created);
        shape.put("expirationTime", invoice.created + 900);
        shape.put("monitoringExpiration", invoice.created + 900 + 86_400);
        shape.put("status", invoice.status);
        shape.put("additionalStatus", invoice.additional);
        shape.put("archived", false);
        shape.put("metadata", Map.of("orderId", invoice.orderId));
        hold("btcpay-invoice", JSON.writeValueAsString(shape));
        return shape;
    }

    byte[] delivery(Invoice invoice, String type, String store) {
        return JSON.writeValueAsBytes(Map.of(
                "deliveryId",
                "delivery-" + invoice.id + "-" + type,
                "webhookId",
                "hook",
                "originalDeliveryId",
                "delivery-" + invoice.id + "-" + type,
                "isRedelivery",
                false,
                "type",
                type,
                "timestamp",
                clock.instant().getEpochSecond(),
                "storeId",
                store,
                "invoiceId",
                invoice.id));
    }
}
