package press.stet.support;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class CampaignRows {

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Campaigns.Campaign> all() {
        Map<UUID, Map<String, Campaigns.Text>> texts = new HashMap<>();
        jdbc.sql("select campaign, language, heading, words, other_heading, other_words from support.campaign_text")
                .query(row -> {
                    texts.computeIfAbsent(Sql.uuid(row, "campaign"), id -> new HashMap<>())
                            .put(
                                    row.getString("language"),
                                    new Campaigns.Text(
                                            row.getString("heading"),
                                            row.getString("words"),
                                            row.getString("other_heading"),
                                            row.getString("other_words")));
                });
        return jdbc.sql("select * from support.campaign order by priority desc, starts_at desc, id")
                .query((row, n) -> new Campaigns.Campaign(
                        Sql.uuid(row, "id"),
                        row.getString("name"),
                        row.getInt("priority"),
                        Sql.instant(row, "starts_at"),
                        Sql.instantOrNull(row, "ends_at"),
                        row.getBoolean("live"),
                        row.getString("currency"),
                        Sql.textList(row, "quiet_paths"),
                        new Campaigns.Quiet(row.getInt("rest_days"), row.getInt("later_days"), row.getInt("gave_days")),
                        texts.getOrDefault(Sql.uuid(row, "id"), Map.of())))
                .list();
    }

    void save(Campaigns.Campaign campaign) {
        int unused = jdbc.sql("""
                        insert into support.campaign (id, name, priority, starts_at, ends_at, live, currency, quiet_paths, rest_days,
                          later_days, gave_days)
                        values (:id, :name, :priority, :starts, :ends, :live, :currency, cast(:quiet as text[]), :rest, :later, :gave)
                        on conflict (id) do update set name = excluded.name, priority = excluded.priority, starts_at = excluded.starts_at,
                          ends_at = excluded.ends_at, live = excluded.live, currency = excluded.currency, quiet_paths = excluded.quiet_paths,
                          rest_days = excluded.rest_days, later_days = excluded.later_days, gave_days = excluded.gave_days""")
                .param("id", campaign.id())
                .param("name", campaign.name())
                .param("priority", campaign.priority())
                .param("starts", Sql.at(campaign.startsAt()))
                .param("ends", Sql.at(campaign.endsAt()))
                .param("live", campaign.live())
                .param("currency", campaign.currency())
                .param("quiet", Sql.texts(campaign.quietPaths()))
                .param("rest", campaign.quiet().rest())
                .param("later", campaign.quiet().later())
                .param("gave", campaign.quiet().gave())
                .update();
        int unusedToo = jdbc.sql("delete from support.campaign_text where campaign = :id")
                .param("id", campaign.id())
                .update();
        campaign.texts().forEach((language, text) -> {
            if (!text.heading().isBlank()) {
                int unusedRow = jdbc.sql(
                                "insert into support.campaign_text (campaign, language, heading, words, other_heading, other_words)"
                                        + " values (:id, :language, :heading, :words, :otherHeading, :otherWords)")
                        .param("id", campaign.id())
                        .param("language", language)
                        .param("heading", text.heading().strip())
                        .param("words", text.words().strip())
                        .param("otherHeading", text.otherHeading().strip())
                        .param("otherWords", text.otherWords().strip())
                        .update();
            }
        });
    }

    int switchDue(Instant now) {
        return jdbc.sql("""
                        update support.campaign set live = not live
                        where live <> (starts_at <= :now and (ends_at is null or ends_at > :now))""").param("now", Sql.at(now)).update();
    }
}
