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
        jdbc.sql("select campaign, language, heading, words from support.campaign_text")
                .query(row -> {
                    texts.computeIfAbsent(Sql.uuid(row, "campaign"), id -> new HashMap<>())
                            .put(
                                    row.getString("language"),
                                    new Campaigns.Text(row.getString("heading"), row.getString("words")));
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
                        texts.getOrDefault(Sql.uuid(row, "id"), Map.of())))
                .list();
    }

    void save(Campaigns.Campaign campaign) {
        int unused = jdbc.sql("""
                        insert into support.campaign (id, name, priority, starts_at, ends_at, live, currency, quiet_paths)
                        values (:id, :name, :priority, :starts, :ends, :live, :currency, cast(:quiet as text[]))
                        on conflict (id) do update set name = excluded.name, priority = excluded.priority, starts_at = excluded.starts_at,
                          ends_at = excluded.ends_at, live = excluded.live, currency = excluded.currency, quiet_paths = excluded.quiet_paths""")
                .param("id", campaign.id())
                .param("name", campaign.name())
                .param("priority", campaign.priority())
                .param("starts", Sql.at(campaign.startsAt()))
                .param("ends", Sql.at(campaign.endsAt()))
                .param("live", campaign.live())
                .param("currency", campaign.currency())
                .param("quiet", Sql.texts(campaign.quietPaths()))
                .update();
        int unusedToo = jdbc.sql("delete from support.campaign_text where campaign = :id")
                .param("id", campaign.id())
                .update();
        campaign.texts().forEach((language, text) -> {
            if (!text.heading().isBlank()) {
                int unusedRow = jdbc.sql("insert into support.campaign_text (campaign, language, heading, words)"
                                + " values (:id, :language, :heading, :words)")
                        .param("id", campaign.id())
                        .param("language", language)
                        .param("heading", text.heading().strip())
                        .param("words", text.words().strip())
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
