package press.stet.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

class PersonRows {

    record Row(
            PersonId id,
            @Nullable Sealed name,
            @Nullable Sealed about,
            @Nullable Sealed slug,
            boolean author,
            boolean masked) {}

    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> all() {
        return jdbc.sql(
                        "select id, name, about, slug, author, masked_at is not null as masked from newsroom.person order by id")
                .query((row, n) -> new Row(
                        new PersonId(Sql.uuid(row, "id")),
                        sealed(row.getBytes("name")),
                        sealed(row.getBytes("about")),
                        sealed(row.getBytes("slug")),
                        row.getBoolean("author"),
                        row.getBoolean("masked")))
                .list();
    }

    /** Changes with every write to the table, so that a cache can tell whether it is still true. */
    String version() {
        return jdbc.sql("select count(*) || ':' || coalesce(max(xmin::text::bigint), 0) from newsroom.person")
                .query(String.class)
                .single();
    }

    Optional<PersonId> bySourceKey(String key) {
        return jdbc.sql("select id from newsroom.person where source_key = :key")
                .param("key", key)
                .query((row, n) -> new PersonId(Sql.uuid(row, "id")))
                .optional();
    }

    void insert(Row person, @Nullable String sourceKey) {
        jdbc.sql("""
                        insert into newsroom.person (id, name, about, slug, author, source_key)
                        values (:id, :name, :about, :slug, :author, :sourceKey)""")
                .param("id", person.id().value())
                .param("name", bytes(person.name()))
                .param("about", bytes(person.about()))
                .param("slug", bytes(person.slug()))
                .param("author", person.author())
                .param("sourceKey", sourceKey)
                .update();
    }

    void update(Row person) {
        jdbc.sql(
                        "update newsroom.person set name = :name, about = :about, slug = :slug, author = :author where id = :id and masked_at is null")
                .param("id", person.id().value())
                .param("name", bytes(person.name()))
                .param("about", bytes(person.about()))
                .param("slug", bytes(person.slug()))
                .param("author", person.author())
                .update();
    }

    /** Forgets the name itself, not only its showing. */
    int mask(PersonId id, Instant at) {
        return jdbc.sql("""
                        update newsroom.person set name = null, about = null, slug = null, source_key = null, masked_at = :at
                        where id = :id and masked_at is null""").param("id", id.value()).param("at", Sql.at(at)).update();
    }

    private static @Nullable Sealed sealed(byte @Nullable [] bytes) {
        return bytes == null ? null : new Sealed(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }
}
