package press.stet.mirrors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

@Component
class ChannelRows {

    record Bucket(String channel, String bits) {}

    /** A door that is allotted and not burnt. */
    record Door(UUID mirror, String channel, String bits) {}

    private final JdbcClient jdbc;

    ChannelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String channel, Sealed key, Instant at) {
        jdbc.sql("insert into mirrors.channel (name, key, added_at) values (:name, :key, :at)")
                .param("name", channel)
                .param("key", key.bytes())
                .param("at", Sql.at(at))
                .update();
    }

    List<String> channels() {
        return jdbc.sql("select name from mirrors.channel order by name")
                .query(String.class)
                .list();
    }

    Optional<Sealed> key(String channel) {
        return jdbc.sql("select key from mirrors.channel where name = :name")
                .param("name", channel)
                .query((row, number) -> new Sealed(row.getBytes("key")))
                .optional();
    }

    void insertBucket(String channel, String bits) {
        jdbc.sql("insert into mirrors.bucket (channel, bits) values (:channel, :bits)")
                .param("channel", channel)
                .param("bits", bits)
                .update();
    }

    void deleteBucket(String channel, String bits) {
        jdbc.sql("delete from mirrors.bucket where channel = :channel and bits = :bits")
                .param("channel", channel)
                .param("bits", bits)
                .update();
    }

    List<Bucket> buckets(String channel) {
        return jdbc.sql("select * from mirrors.bucket where channel = :channel order by bits")
                .param("channel", channel)
                .query((row, number) -> new Bucket(row.getString("channel"), row.getString("bits")))
                .list();
    }

    /** The door is visited next, however fresh it is: it has to learn whose it is. */
    void allot(UUID mirror, String channel, String bits) {
        jdbc.sql("update mirrors.mirror set channel = :channel, bits = :bits, clock = 0 where id = :id")
                .param("id", mirror)
                .param("channel", channel)
                .param("bits", bits)
                .update();
    }

    void burnt(UUID mirror, Instant at) {
        jdbc.sql("update mirrors.mirror set burnt_at = :at, channel = null, bits = null, clock = 0 where id = :id")
                .param("id", mirror)
                .param("at", Sql.at(at))
                .update();
    }

    List<Door> doors() {
        return jdbc.sql("select id, channel, bits from mirrors.mirror where channel is not null and burnt_at is null"
                        + " order by name")
                .query((row, number) -> new Door(Sql.uuid(row, "id"), row.getString("channel"), row.getString("bits")))
                .list();
    }

    /** Doors that nobody was told of yet. */
    List<UUID> reserve() {
        return jdbc.sql("select id from mirrors.mirror where carries = 'DOOR' and channel is null and burnt_at is null"
                        + " order by added_at")
                .query((row, number) -> Sql.uuid(row, "id"))
                .list();
    }
}
