package press.stet.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.format.ObjectHash;
import press.stet.kernel.Sql;
import press.stet.newsroom.StoryId;

@Component
class CardRows {

    /** @param words which words of the story it shows */
    record Card(UUID story, String words, ObjectHash hash, int length) {}

    private final JdbcClient jdbc;

    CardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if there is one of these words already. */
    boolean insert(Card card) {
        return jdbc.sql("insert into edition.card (story, words, hash, length) values (:story, :words, :hash, :length)"
                                + " on conflict (story, words) do nothing")
                        .param("story", card.story())
                        .param("words", card.words())
                        .param("hash", card.hash().hex())
                        .param("length", card.length())
                        .update()
                == 1;
    }

    Optional<Card> find(StoryId story, String words) {
        return jdbc.sql("select story, words, hash, length from edition.card where story = :story and words = :words")
                .param("story", story.value())
                .param("words", words)
                .query(CardRows::card)
                .optional();
    }

    /** All that were ever drawn for a story. */
    List<Card> of(StoryId story) {
        return jdbc.sql("select story, words, hash, length from edition.card where story = :story order by words")
                .param("story", story.value())
                .query(CardRows::card)
                .list();
    }

    List<Card> all() {
        return jdbc.sql("select story, words, hash, length from edition.card")
                .query(CardRows::card)
                .list();
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        return new Card(
                Sql.uuid(row, "story"),
                row.getString("words"),
                ObjectHash.fromHex(row.getString("hash")),
                row.getInt("length"));
    }
}
