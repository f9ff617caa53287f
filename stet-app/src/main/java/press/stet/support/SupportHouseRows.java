package press.stet.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SupportHouseRows {

    private final JdbcClient jdbc;

    SupportHouseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SupportHouse.Settings settings() {
        return jdbc.sql("select * from support.house")
                .query((row, n) -> new SupportHouse.Settings(
                        row.getString("statement"),
                        Money.ofMinor(CurrencyUnit.of(row.getString("goal_currency")), row.getLong("goal_minor")),
                        row.getInt("goal_people"),
                        SupportHouse.MeterStyle.valueOf(row.getString("meter")),
                        row.getBoolean("meter_shown"),
                        row.getBoolean("practice"),
                        row.getInt("retention_days")))
                .single();
    }

    void save(SupportHouse.Settings settings) {
        int unused = jdbc.sql("""
                        update support.house set statement = :statement, goal_minor = :goal, goal_currency = :currency,
                          goal_people = :people, meter = :meter, meter_shown = :shown,
                          practice = :practice, retention_days = :days""")
                .param("statement", settings.statement())
                .param("goal", settings.goal().getAmountMinorLong())
                .param("currency", settings.goal().getCurrencyUnit().getCode())
                .param("people", settings.goalPeople())
                .param("meter", settings.meter().name())
                .param("shown", settings.meterShown())
                .param("practice", settings.practice())
                .param("days", settings.retentionDays())
                .update();
    }

    List<SupportHouse.Offer> offers() {
        return jdbc.sql("select * from support.offer order by position, currency")
                .query((row, n) -> {
                    CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
                    return new SupportHouse.Offer(
                            currency,
                            Money.ofMinor(currency, row.getLong("minimum")),
                            Money.ofMinor(currency, row.getLong("maximum")),
                            amounts(row, "once", currency),
                            amounts(row, "monthly", currency),
                            amounts(row, "annual", currency));
                })
                .list();
    }

    private static List<Money> amounts(ResultSet row, String column, CurrencyUnit currency) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .map(minor -> Money.ofMinor(currency, minor))
                .toList();
    }
}
