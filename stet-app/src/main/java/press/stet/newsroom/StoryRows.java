package press.stet.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class StoryRows {

    private static final String STORY = """
            select s.id, s.language, s.state, s.slug, a.path, s.translation_of, s.created_at, s.created_by, s.published_at, s.updated_at,
                   s.scheduled_for, s.embargo_until, s.live_revision, s.working, s.saves, s.saved_at, s.saved_by,
                   s.lock_token, s.lock_staff, s.lock_at,
                   s.live_revision is not null and s.working is distinct from r.content as changed
            from newsroom.story s
            left join newsroom.address a on a.story = s.id and a.current
            left join newsroom.revision r on r.story = s.id and r.number = s.live_revision
            """;

    private final JdbcClient jdbc;

    StoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Story> find(StoryId id) {
        return jdbc.sql(STORY + "where s.id = :id")
                .param("id", id.value())
                .query(StoryRows::story)
                .optional();
    }

    /** The story, held against all other writers until the transaction ends. */
    Optional<Story> findForUpdate(StoryId id) {
        return jdbc.sql(STORY + "where s.id = :id for update of s")
                .param("id", id.value())
                .query(StoryRows::story)
                .optional();
    }

    Optional<StoryId> bySourceKey(String key) {
        return jdbc.sql("select id from newsroom.story where source_key = :key")
                .param("key", key)
                .query((row, n) -> new StoryId(Sql.uuid(row, "id")))
                .optional();
    }

    void insert(
            StoryId id,
            String language,
            String slug,
            StoryContent content,
            Instant at,
            @Nullable UUID staff,
            @Nullable StoryId translationOf) {
        jdbc.sql("""
                        insert into newsroom.story (id, language, state, slug, section, translation_of, created_at, created_by, working, saved_at, saved_by)
                        values (:id, :language, 'DRAFT', :slug, :section, :translationOf, :at, :staff, cast(:working as jsonb), :at, :staff)""")
                .param("id", id.value())
                .param("language", language)
                .param("slug", slug)
                .param("section", value(content.section()))
                .param("translationOf", translationOf == null ? null : translationOf.value())
                .param("at", Sql.at(at))
                .param("staff", staff)
                .param("working", StoryContentJson.json(content))
                .update();
    }

    void lock(StoryId id, UUID token, UUID staff, Instant at) {
        jdbc.sql("update newsroom.story set lock_token = :token, lock_staff = :staff, lock_at = :at where id = :id")
                .param("id", id.value())
                .param("token", token)
                .param("staff", staff)
                .param("at", Sql.at(at))
                .update();
    }

    void unlock(StoryId id, UUID token) {
        jdbc.sql(
                        "update newsroom.story set lock_token = null, lock_staff = null, lock_at = null where id = :id and lock_token = :token")
                .param("id", id.value())
                .param("token", token)
                .update();
    }

    /** Writes the working copy and its place in search; returns the number of this save. */
    int save(StoryId id, StoryContent content, String words, Instant at, @Nullable UUID staff) {
        return jdbc.sql("""
                        update newsroom.story
                        set working = cast(:working as jsonb), saves = saves + 1, saved_at = :at, saved_by = :staff,
                            section = :section, headline = :headline, lock_at = case when lock_token is null then null else cast(:at as timestamptz) end,
                            search = setweight(to_tsvector('simple', :headline), 'A') || to_tsvector('simple', :words)
                                     || array_to_tsvector(cast(:authors as text[]))
                        where id = :id returning saves""")
                .param("id", id.value())
                .param("working", StoryContentJson.json(content))
                .param("section", value(content.section()))
                .param("headline", content.headline())
                .param("words", words)
                .param(
                        "authors",
                        Sql.texts(content.authors().stream()
                                .map(SearchWords::author)
                                .toList()))
                .param("at", Sql.at(at))
                .param("staff", staff)
                .query(Integer.class)
                .single();
    }

    void slug(StoryId id, String slug) {
        jdbc.sql("update newsroom.story set slug = :slug where id = :id")
                .param("id", id.value())
                .param("slug", slug)
                .update();
    }

    void pair(StoryId id, @Nullable StoryId translationOf) {
        jdbc.sql("update newsroom.story set translation_of = :of where id = :id")
                .param("id", id.value())
                .param("of", translationOf == null ? null : translationOf.value())
                .update();
    }

    void state(StoryId id, StoryState state, @Nullable Instant scheduledFor) {
        jdbc.sql("update newsroom.story set state = :state, scheduled_for = :at where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .param("at", Sql.at(scheduledFor))
                .update();
    }

    void embargo(StoryId id, @Nullable Instant until) {
        jdbc.sql("update newsroom.story set embargo_until = :until where id = :id")
                .param("id", id.value())
                .param("until", Sql.at(until))
                .update();
    }

    void live(StoryId id, StoryState state, int revision, Instant publishedAt, Instant updatedAt) {
        jdbc.sql("""
                        update newsroom.story
                        set state = :state, live_revision = :revision, published_at = :published, updated_at = :updated, scheduled_for = null
                        where id = :id""")
                .param("id", id.value())
                .param("state", state.name())
                .param("revision", revision)
                .param("published", Sql.at(publishedAt))
                .param("updated", Sql.at(updatedAt))
                .update();
    }

    List<StoryId> dueBy(Instant now) {
        return jdbc.sql(
                        "select id from newsroom.story where state = 'SCHEDULED' and scheduled_for <= :now order by scheduled_for, id")
                .param("now", Sql.at(now))
                .query((row, n) -> new StoryId(Sql.uuid(row, "id")))
                .list();
    }

    List<StoryId> pairs(StoryId id) {
        return jdbc.sql("""
                        with root as (select coalesce(translation_of, id) as id from newsroom.story where id = :id)
                        select s.id from newsroom.story s, root
                        where (s.id = root.id or s.translation_of = root.id) and s.id <> :id order by s.language, s.id""")
                .param("id", id.value())
                .query((row, n) -> new StoryId(Sql.uuid(row, "id")))
                .list();
    }

    /** Which of these stories exist in more than one language. */
    List<StoryId> paired(List<StoryId> ids) {
        return jdbc.sql("""
                        select s.id from newsroom.story s where s.id = any (cast(:ids as uuid[]))
                        and (s.translation_of is not null or exists (select 1 from newsroom.story t where t.translation_of = s.id))""")
                .param("ids", Sql.uuids(ids.stream().map(StoryId::value).toList()))
                .query((row, n) -> new StoryId(Sql.uuid(row, "id")))
                .list();
    }

    static Story story(ResultSet row, int number) throws SQLException {
        UUID token = row.getObject("lock_token", UUID.class);
        UUID translationOf = row.getObject("translation_of", UUID.class);
        return new Story(
                new StoryId(Sql.uuid(row, "id")),
                row.getString("language"),
                StoryState.valueOf(row.getString("state")),
                row.getString("slug"),
                row.getString("path"),
                translationOf == null ? null : new StoryId(translationOf),
                Sql.instant(row, "created_at"),
                row.getObject("created_by", UUID.class),
                Sql.instantOrNull(row, "published_at"),
                Sql.instantOrNull(row, "updated_at"),
                Sql.instantOrNull(row, "scheduled_for"),
                Sql.instantOrNull(row, "embargo_until"),
                row.getObject("live_revision", Integer.class),
                StoryContentJson.parse(row.getString("working")),
                row.getInt("saves"),
                Sql.instant(row, "saved_at"),
                row.getObject("saved_by", UUID.class),
                token == null ? null : new Story.Lock(token, Sql.uuid(row, "lock_staff"), Sql.instant(row, "lock_at")),
                row.getBoolean("changed"));
    }

    private static @Nullable UUID value(@Nullable SectionId section) {
        return section == null ? null : section.value();
    }
}
