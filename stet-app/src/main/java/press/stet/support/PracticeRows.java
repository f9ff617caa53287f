package press.stet.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class PracticeRows {

    record PaymentRow(
            String ref,
            @Nullable UUID attempt,
            @Nullable String plan,
            @Nullable LocalDate period,
            Money amount,
            PaymentTruth.Status status,
            @Nullable Failure failure,
            long refunded,
            Instant at) {}

    /**
     * @param anchor day of the first charge; all others are counted from it, so that the 31st comes back after a short month
     * @param charges made so far
     */
    record PlanRow(
            String ref,
            UUID attempt,
            String token,
            Money amount,
            int months,
            LocalDate anchor,
            int charges,
            PlanTruth.Status status) {

        LocalDate next() {
            return anchor.plusMonths((long) months * charges);
        }
    }

    private final JdbcClient jdbc;

    PracticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentRow row) {
        int unused = jdbc.sql("""
                        insert into support.practice_payment (ref, attempt, plan, period, minor, currency, status, failure, at)
                        values (:ref, :attempt, :plan, :period, :minor, :currency, :status, :failure, :at) on conflict do nothing""")
                .param("ref", row.ref())
                .param("attempt", row.attempt())
                .param("plan", row.plan())
                .param("period", row.period())
                .param("minor", row.amount().getAmountMinorLong())
                .param("currency", row.amount().getCurrencyUnit().getCode())
                .param("status", row.status().name())
                .param("failure", row.failure() == null ? null : row.failure().name())
                .param("at", Sql.at(row.at()))
                .update();
    }

    void insert(PlanRow row) {
        int unused = jdbc.sql("""
                        insert into support.practice_plan (ref, attempt, card, minor, currency, months, anchor, charges, status)
                        values (:ref, :attempt, :card, :minor, :currency, :months, :anchor, :charges, :status) on conflict do nothing""")
                .param("ref", row.ref())
                .param("attempt", row.attempt())
                .param("card", row.token())
                .param("minor", row.amount().getAmountMinorLong())
                .param("currency", row.amount().getCurrencyUnit().getCode())
                .param("months", row.months())
                .param("anchor", row.anchor())
                .param("charges", row.charges())
                .param("status", row.status().name())
                .update();
    }

    Optional<PaymentRow> payment(String ref) {
        return jdbc.sql("select * from support.practice_payment where ref = :ref")
                .param("ref", ref)
                .query(PracticeRows::payment)
                .optional();
    }

    Optional<PaymentRow> byAttempt(UUID attempt) {
        return jdbc.sql("select * from support.practice_payment where attempt = :attempt")
                .param("attempt", attempt)
                .query(PracticeRows::payment)
                .optional();
    }

    List<String> paymentsOf(String plan) {
        return jdbc.sql("select ref from support.practice_payment where plan = :plan order by at desc, ref limit 3")
                .param("plan", plan)
                .query(String.class)
                .list();
    }

    void settle(String ref, PaymentTruth.Status status, @Nullable Failure failure) {
        int unused = jdbc.sql(
                        "update support.practice_payment set status = :status, failure = :failure where ref = :ref")
                .param("status", status.name())
                .param("failure", failure == null ? null : failure.name())
                .param("ref", ref)
                .update();
    }

    void refund(String ref, long minor) {
        int unused = jdbc.sql(
                        "update support.practice_payment set refunded = least(minor, :minor) where ref = :ref and status = 'PAID'")
                .param("minor", minor)
                .param("ref", ref)
                .update();
    }

    Optional<PlanRow> plan(String ref) {
        return jdbc.sql("select * from support.practice_plan where ref = :ref")
                .param("ref", ref)
                .query(PracticeRows::plan)
                .optional();
    }

    List<PlanRow> due(LocalDate today) {
        return jdbc
                .sql("select * from support.practice_plan where status = 'ACTIVE' for update")
                .query(PracticeRows::plan)
                .list()
                .stream()
                .filter(plan -> !plan.next().isAfter(today))
                .toList();
    }

    void charged(String ref) {
        int unused = jdbc.sql("update support.practice_plan set charges = charges + 1 where ref = :ref")
                .param("ref", ref)
                .update();
    }

    void status(String ref, PlanTruth.Status status) {
        int unused = jdbc.sql(
                        "update support.practice_plan set status = :status where ref = :ref and status not in ('CANCELLED', 'GAVE_UP')")
                .param("status", status.name())
                .param("ref", ref)
                .update();
    }

    /** What fell into the pause is not charged afterwards: the next charge is the first one after today. */
    void resume(String ref, LocalDate today) {
        plan(ref).filter(plan -> plan.status() == PlanTruth.Status.PAUSED).ifPresent(plan -> {
            int charges = plan.charges();
            while (!plan.anchor().plusMonths((long) plan.months() * charges).isAfter(today)) {
                charges++;
            }
            int unused = jdbc.sql(
                            "update support.practice_plan set status = 'ACTIVE', charges = :charges where ref = :ref")
                    .param("charges", charges)
                    .param("ref", ref)
                    .update();
        });
    }

    /** Holds from the next charge on: its day stays, and from it the new rhythm is counted. */
    void terms(String ref, Money amount, int months) {
        plan(ref)
                .filter(plan -> plan.amount().getCurrencyUnit().equals(amount.getCurrencyUnit()))
                .ifPresent(plan -> {
                    boolean other = plan.months() != months;
                    int unused = jdbc.sql(
                                    "update support.practice_plan set minor = :minor, months = :months, anchor = :anchor, charges = :charges where ref = :ref")
                            .param("minor", amount.getAmountMinorLong())
                            .param("months", months)
                            .param("anchor", other ? plan.next() : plan.anchor())
                            .param("charges", other ? 0 : plan.charges())
                            .param("ref", ref)
                            .update();
                });
    }

    void card(String ref, String token) {
        int unused = jdbc.sql("update support.practice_plan set card = :card where ref = :ref")
                .param("card", token)
                .param("ref", ref)
                .update();
    }

    private static PaymentRow payment(ResultSet row, int number) throws SQLException {
        String failure = row.getString("failure");
        return new PaymentRow(
                row.getString("ref"),
                row.getObject("attempt", UUID.class),
                row.getString("plan"),
                row.getObject("period", LocalDate.class),
                BookRows.money(row),
                PaymentTruth.Status.valueOf(row.getString("status")),
                failure == null ? null : Failure.valueOf(failure),
                row.getLong("refunded"),
                Sql.instant(row, "at"));
    }

    private static PlanRow plan(ResultSet row, int number) throws SQLException {
        return new PlanRow(
                row.getString("ref"),
                Sql.uuid(row, "attempt"),
                row.getString("card"),
                BookRows.money(row),
                row.getInt("months"),
                row.getObject("anchor", LocalDate.class),
                row.getInt("charges"),
                PlanTruth.Status.valueOf(row.getString("status")));
    }
}
