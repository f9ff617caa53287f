package press.stet.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

/** What the desk counts. Nothing here leads to a person. */
@Component
class FigureRows {

    /** One line of a chart or table: a month, a word and how much. */
    record Line(LocalDate month, String word, String currency, long minor, long count) {}

    private final JdbcClient jdbc;

    FigureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many gave something between two moments that they did not get back: every plan and every single gift is one. */
    long people(Mode mode, Instant from, Instant to) {
        return jdbc.sql("""
                        select count(distinct coalesce(donor, plan, id)) from support.contribution
                        where mode = :mode and created_at >= :from and created_at < :to
                          and state in ('SUCCEEDED', 'PARTIALLY_REFUNDED')""")
                .param("mode", mode.name())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query(Long.class)
                .single();
    }

    /** Money that stayed, by month, rhythm and currency. */
    List<Line> byRhythm(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', entry.at at time zone 'UTC') as date) as month, contribution.rhythm as word,
                          posting.currency, -sum(posting.minor) as minor, count(distinct contribution.id) as count
                        from support.entry join support.posting on posting.entry = entry.number
                          join support.contribution on contribution.id = entry.contribution
                        where entry.mode = :mode and entry.at >= :from and posting.account in ('GIVEN', 'REFUNDED', 'TAKEN_BACK')
                        group by 1, 2, 3 order by 1, 2, 3""", mode, from);
    }

    /** Money that stayed, by month, rail and currency. */
    List<Line> byRail(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', entry.at at time zone 'UTC') as date) as month, entry.rail as word,
                          posting.currency, -sum(posting.minor) as minor, count(distinct entry.contribution) as count
                        from support.entry join support.posting on posting.entry = entry.number
                        where entry.mode = :mode and entry.at >= :from and posting.account in ('GIVEN', 'REFUNDED', 'TAKEN_BACK')
                        group by 1, 2, 3 order by 1, 2, 3""", mode, from);
    }

    /** Of the repeated contributions that began in a month and were paid once: how many, and in {@code minor} how many still run. */
    List<Line> stayers(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', created_at at time zone 'UTC') as date) as month, '' as word, '' as currency,
                          count(*) filter (where state in ('ACTIVE', 'ACTION_REQUIRED', 'PAST_DUE', 'PAUSED')) as minor, count(*) as count
                        from support.plan where mode = :mode and created_at >= :from
                          and exists (select from support.contribution where contribution.plan = plan.id
                            and contribution.state in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'LOST', 'RETURNED'))
                        group by 1 order by 1""", mode, from);
    }

    /** Charges that rails made by themselves: how many, and in {@code minor} how many did not go through. */
    List<Line> renewals(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', created_at at time zone 'UTC') as date) as month, '' as word, '' as currency,
                          count(*) filter (where state in ('FAILED', 'RETRYING', 'EXPIRED')) as minor, count(*) as count
                        from support.contribution where mode = :mode and created_at >= :from and plan is not null
                          and period > (select min(period) from support.contribution as first where first.plan = contribution.plan)
                        group by 1 order by 1""", mode, from);
    }

    /** Every repeated contribution that goes on, for moving them to another account or rail. No names. */
    List<Plan> running(Mode mode) {
        return jdbc.sql(
                        "select * from support.plan where mode = :mode"
                                + " and state in ('ACTIVE', 'ACTION_REQUIRED', 'PAST_DUE', 'PAUSED') order by rail, account, created_at, id")
                .param("mode", mode.name())
                .query(BookRows::plan)
                .list();
    }

    /** The month's file: every account of the ledger by month and currency. */
    List<Line> byAccount(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', entry.at at time zone 'UTC') as date) as month, posting.account as word,
                          posting.currency, sum(posting.minor) as minor, count(*) as count
                        from support.entry join support.posting on posting.entry = entry.number
                        where entry.mode = :mode and entry.at >= :from
                        group by 1, 2, 3 order by 1, 3, 2""", mode, from);
    }

    /** Attempts that failed, by month and reason. */
    List<Line> failures(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', created_at at time zone 'UTC') as date) as month,
                          coalesce(failure, 'NOT_FINISHED') as word, '' as currency, 0 as minor, count(*) as count
                        from support.contribution where mode = :mode and created_at >= :from and state in ('FAILED', 'EXPIRED')
                        group by 1, 2 order by 1, 2""", mode, from);
    }

    /** Repeated contributions by state. */
    List<Line> plans(Mode mode, Instant from) {
        return lines("""
                        select cast(date_trunc('month', created_at at time zone 'UTC') as date) as month, state as word,
                          '' as currency, 0 as minor, count(*) as count
                        from support.plan where mode = :mode and created_at >= :from group by 1, 2 order by 1, 2""", mode, from);
    }

    /** The newest attempts, without anybody's name. */
    List<Contribution> newest(@Nullable ContributionState state, int count) {
        return jdbc.sql("select * from support.contribution where (cast(:state as text) is null or state = :state)"
                        + " order by created_at desc, id limit :count")
                .param("state", state == null ? null : state.name())
                .param("count", count)
                .query(BookRows::contribution)
                .list();
    }

    /** A closed month's entries for the file that ties to the bank, oldest first. */
    List<MonthLine> month(Mode mode, Instant from, Instant to) {
        return jdbc.sql("""
                        select entry.at, entry.rail, entry.key, posting.account as ledger, posting.currency, posting.minor
                        from support.entry join support.posting on posting.entry = entry.number
                        where entry.mode = :mode and entry.at >= :from and entry.at < :to order by entry.at, entry.number, posting.account""")
                .param("mode", mode.name())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query((row, n) -> new MonthLine(
                        Sql.instant(row, "at"),
                        row.getString("rail"),
                        row.getString("key"),
                        LedgerAccount.valueOf(row.getString("ledger")),
                        BookRows.money(row)))
                .list();
    }

    record MonthLine(Instant at, String rail, String key, LedgerAccount account, org.joda.money.Money amount) {}

    List<String> alarms() {
        return jdbc.sql("select words from support.alarm where seen_at is null order by at desc limit 50")
                .query(String.class)
                .list();
    }

    private List<Line> lines(String sql, Mode mode, Instant from) {
        return jdbc.sql(sql)
                .param("mode", mode.name())
                .param("from", Sql.at(from))
                .query((row, n) -> new Line(
                        row.getObject("month", LocalDate.class),
                        row.getString("word"),
                        row.getString("currency"),
                        row.getLong("minor"),
                        row.getLong("count")))
                .list();
    }
}
