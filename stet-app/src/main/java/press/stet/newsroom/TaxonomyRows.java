package press.stet.newsroom;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class TaxonomyRows {

    private final JdbcClient jdbc;

    TaxonomyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Section> sections() {
        return jdbc.sql(
                        "select id, language, name, slug, position from newsroom.section order by language, position, id")
                .query((row, n) -> new Section(
                        new SectionId(Sql.uuid(row, "id")),
                        row.getString("language"),
                        row.getString("name"),
                        row.getString("slug"),
                        row.getInt("position")))
                .list();
    }

    List<Topic> topics() {
        return jdbc.sql("select id, language, name, slug from newsroom.topic order by language, name, id")
                .query((row, n) -> new Topic(
                        new TopicId(Sql.uuid(row, "id")),
                        row.getString("language"),
                        row.getString("name"),
                        row.getString("slug")))
                .list();
    }

    Optional<SectionId> findSection(String language, String name) {
        return jdbc.sql("select id from newsroom.section where language = :language and lower(name) = lower(:name)")
                .param("language", language)
                .param("name", name)
                .query((row, n) -> new SectionId(Sql.uuid(row, "id")))
                .optional();
    }

    Optional<TopicId> findTopic(String language, String name) {
        return jdbc.sql("select id from newsroom.topic where language = :language and lower(name) = lower(:name)")
                .param("language", language)
                .param("name", name)
                .query((row, n) -> new TopicId(Sql.uuid(row, "id")))
                .optional();
    }

    List<String> topicSlugs(String language, String prefix) {
        return jdbc.sql("select slug from newsroom.topic where language = :language and starts_with(slug, :prefix)")
                .param("language", language)
                .param("prefix", prefix)
                .query(String.class)
                .list();
    }

    void insert(Section section) {
        jdbc.sql(
                        "insert into newsroom.section (id, language, name, slug, position) values (:id, :language, :name, :slug, :position)")
                .param("id", section.id().value())
                .param("language", section.language())
                .param("name", section.name())
                .param("slug", section.slug())
                .param("position", section.position())
                .update();
    }

    void insert(Topic topic) {
        jdbc.sql("insert into newsroom.topic (id, language, name, slug) values (:id, :language, :name, :slug)")
                .param("id", topic.id().value())
                .param("language", topic.language())
                .param("name", topic.name())
                .param("slug", topic.slug())
                .update();
    }

    void renameSection(SectionId id, String name) {
        jdbc.sql("update newsroom.section set name = :name where id = :id")
                .param("id", id.value())
                .param("name", name)
                .update();
    }

    void order(List<SectionId> order) {
        for (int position = 0; position < order.size(); position++) {
            jdbc.sql("update newsroom.section set position = :position where id = :id")
                    .param("id", order.get(position).value())
                    .param("position", position)
                    .update();
        }
    }
}
