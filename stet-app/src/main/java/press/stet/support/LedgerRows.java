package press.stet.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class LedgerRows {

    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a fact; one that is entered already is passed over. */
    void enter(Entry entry, Instant now) {
        int unused = jdbc.sql("""
                        with entered as (
                          insert into support.entry (rail, account, mode, key, at, entered_at, contribution)
                          values (:rail, :account, :mode, :key, :at, :now, :contribution)
                          on conflict (rail, account, mode, key) do nothing returning number)
                        insert into support.posting (entry, account, currency, minor)
                        select entered.number, line.account, line.currency, line.minor
                        from entered, unnest(cast(:accounts as text[]), cast(:currencies as text[]), cast(:minors as bigint[]))
                          as line (account, currency, minor)""")
                .param("rail", entry.account().rail())
                .param("account", entry.account().account())
                .param("mode", entry.account().mode().name())
                .param("key", entry.key())
                .param("at", Sql.at(entry.at()))
                .param("now", Sql.at(now))
                .param("contribution", entry.contribution())
                .param(
                        "accounts",
                        Sql.texts(entry.postings().stream()
                                .map(posting -> posting.account().name())
                                .toList()))
                .param(
                        "currencies",
                        Sql.texts(entry.postings().stream()
                                .map(posting ->
                                        posting.amount().getCurrencyUnit().getCode())
                                .toList()))
                .param(
                        "minors",
                        "{"
                                + entry.postings().stream()
                                        .map(posting ->
                                                Long.toString(posting.amount().getAmountMinorLong()))
                                        .collect(Collectors.joining(","))
                                + "}")
                .update();
    }

    /** One sum of the ledger. */
    record Sum(LedgerAccount account, Money amount) {}

    /** What was booked in a mode from one moment up to another, by account and currency. */
    List<Sum> sums(Mode mode, Instant from, Instant to) {
        return jdbc.sql("""
                        select posting.account, posting.currency, sum(posting.minor) as minor
                        from support.entry join support.posting on posting.entry = entry.number
                        where entry.mode = :mode and entry.at >= :from and entry.at < :to
                        group by posting.account, posting.currency order by posting.currency, posting.account""")
                .param("mode", mode.name())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query((row, n) -> new Sum(LedgerAccount.valueOf(row.getString("account")), BookRows.money(row)))
                .list();
    }

    /** What the ledger has on the rail's account by the rail's own key of each fact, for a day's comparison. */
    Map<String, Money> railMovements(RailAccount account, Instant from, Instant to) {
        return jdbc
                .sql("""
                        select entry.key, posting.currency, sum(posting.minor) as minor
                        from support.entry join support.posting on posting.entry = entry.number
                        where entry.rail = :rail and entry.account = :account and entry.mode = :mode
                          and entry.at >= :from and entry.at < :to and posting.account = 'RAIL'
                        group by entry.key, posting.currency""")
                .param("rail", account.rail())
                .param("account", account.account())
                .param("mode", account.mode().name())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query((row, n) -> Map.entry(row.getString("key"), BookRows.money(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Money::plus));
    }

    /** How many charges of an account are entered. */
    long charges(RailAccount account) {
        return jdbc.sql("""
                        select count(*) from support.entry where rail = :rail and account = :account and mode = :mode
                          and key like 'charge:%'""")
                .param("rail", account.rail())
                .param("account", account.account())
                .param("mode", account.mode().name())
                .query(Long.class)
                .single();
    }

    /** Entries that do not sum to nothing in a currency: there are none, or the database is broken. */
    long unbalanced() {
        return jdbc.sql("""
                        select count(*) from (select entry, currency from support.posting
                          group by entry, currency having sum(minor) <> 0) as wrong""").query(Long.class).single();
    }

    /** What a contribution came to: given less what was given or taken back. */
    Money kept(UUID contribution, CurrencyUnit currency) {
        return Money.ofMinor(
                currency,
                jdbc.sql("""
                                select coalesce(-sum(posting.minor), 0) from support.entry
                                join support.posting on posting.entry = entry.number
                                where entry.contribution = :contribution and posting.currency = :currency
                                  and posting.account in ('GIVEN', 'REFUNDED', 'TAKEN_BACK')""")
                        .param("contribution", contribution)
                        .param("currency", currency.getCode())
                        .query(Long.class)
                        .single());
    }
}
