package press.stet.support;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WordingRows {

    record Count(String wording, int coin, LocalDate day, long count) {}

    /** @param value minor units */
    record Gifts(long count, long value) {}

    private final JdbcClient jdbc;

    WordingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void opened(UUID campaign, String wording, int coin, LocalDate day) {
        int unused = jdbc.sql(
                        "insert into support.wording_opened (campaign, wording, coin, day, count) values (:campaign, :wording, :coin, :day, 1)"
                                + " on conflict (campaign, wording, coin, day) do update set count = wording_opened.count + 1")
                .param("campaign", campaign)
                .param("wording", wording)
                .param("coin", coin)
                .param("day", day)
                .update();
    }

    void gave(UUID campaign, String wording, UUID contribution) {
        int unused = jdbc.sql("insert into support.wording_gave (contribution, campaign, wording)"
                        + " values (:contribution, :campaign, :wording) on conflict do nothing")
                .param("contribution", contribution)
                .param("campaign", campaign)
                .param("wording", wording)
                .update();
    }

    List<Count> counts(UUID campaign) {
        return jdbc.sql("select wording, coin, day, count from support.wording_opened where campaign = :campaign")
                .param("campaign", campaign)
                .query((row, n) -> new Count(
                        row.getString("wording"),
                        row.getInt("coin"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("count")))
                .list();
    }

    /** What stayed of each gift and of all later charges of its plan; what lies above the 99th in a hundred is cut to it. */
    Gifts gifts(UUID campaign, String wording, String currency) {
        return jdbc.sql("""
                        with gift as (
                          select gave.contribution, gave.wording, -sum(posting.minor) as minor
                          from support.wording_gave as gave
                            join support.contribution as first on first.id = gave.contribution
                            join support.contribution as charge on charge.id = first.id or charge.plan = first.plan
                            join support.entry on entry.contribution = charge.id
                            join support.posting on posting.entry = entry.number
                          where gave.campaign = :campaign and posting.currency = :currency
                            and posting.account in ('GIVEN', 'REFUNDED', 'TAKEN_BACK')
                          group by gave.contribution, gave.wording having -sum(posting.minor) > 0),
                        highest as (select percentile_disc(0.99) within group (order by minor) as minor from gift)
                        select count(*) as count, coalesce(sum(least(gift.minor, highest.minor)), 0) as value
                        from gift, highest where gift.wording = :wording""")
                .param("campaign", campaign)
                .param("wording", wording)
                .param("currency", currency)
                .query((row, n) -> new Gifts(row.getLong("count"), row.getLong("value")))
                .single();
    }
}
