package press.stet.readers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class LetterRows {

    private final JdbcClient jdbc;

    LetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Letter> all() {
        return jdbc.sql("select * from readers.letter order by language, position, id")
                .query(LetterRows::letter)
                .list();
    }

    void insert(Letter letter) {
        jdbc.sql(
                        "insert into readers.letter (id, slug, language, name, promise, rhythm, open, position)"
                                + " values (:id, :slug, :language, :name, :promise, :rhythm, :open, (select count(*) from readers.letter))")
                .param("id", letter.id())
                .param("slug", letter.slug())
                .param("language", letter.language())
                .param("name", letter.name())
                .param("promise", letter.promise())
                .param("rhythm", letter.rhythm().name())
                .param("open", letter.open())
                .update();
    }

    void update(Letter letter) {
        jdbc.sql(
                        "update readers.letter set name = :name, promise = :promise, rhythm = :rhythm, open = :open where id = :id")
                .param("id", letter.id())
                .param("name", letter.name())
                .param("promise", letter.promise())
                .param("rhythm", letter.rhythm().name())
                .param("open", letter.open())
                .update();
    }

    static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                Sql.uuid(row, "id"),
                row.getString("slug"),
                row.getString("language"),
                row.getString("name"),
                row.getString("promise"),
                Letter.Rhythm.valueOf(row.getString("rhythm")),
                row.getBoolean("open"));
    }
}
