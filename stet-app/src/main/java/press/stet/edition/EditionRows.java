package press.stet.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.format.ObjectHash;
import press.stet.kernel.Sql;

@Component
class EditionRows {

    private final JdbcClient jdbc;

    EditionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of the last edition on record; 0 if there is none. */
    long last() {
        return jdbc.sql("select coalesce(max(number), 0) from edition.edition")
                .query(Long.class)
                .single();
    }

    /** Hash of the signed text of this edition; null where there is no such edition or it was never signed. */
    @Nullable
    ObjectHash textHash(long number) {
        return jdbc.sql("select text_hash from edition.edition where number = :number and text_hash is not null")
                .param("number", number)
                .query((row, n) -> ObjectHash.fromHex(row.getString(1)))
                .optional()
                .orElse(null);
    }

    void insert(long number, String tableRoot, ObjectHash text, Instant at, int pages, Printer.Kind kind) {
        jdbc.sql("insert into edition.edition (number, table_root, text_hash, printed_at, pages, full_print)"
                        + " values (:number, :root, :text, :at, :pages, :full)")
                .param("number", number)
                .param("root", tableRoot)
                .param("text", text.hex())
                .param("at", Sql.at(at))
                .param("pages", pages)
                .param("full", kind == Printer.Kind.FULL)
                .update();
    }
}
