package press.stet.newsroom;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

class HouseRows {

    private final JdbcClient jdbc;

    HouseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<House> house() {
        return jdbc.sql("select name, tagline, address, time_zone, languages, look, set_up from newsroom.house")
                .query((row, n) -> new House(
                        row.getString("name"),
                        row.getString("tagline"),
                        row.getString("address"),
                        ZoneId.of(row.getString("time_zone")),
                        Sql.textList(row, "languages"),
                        row.getString("look"),
                        row.getBoolean("set_up")))
                .optional();
    }

    void save(House house) {
        jdbc.sql("""
                        insert into newsroom.house (name, tagline, address, time_zone, languages, look, set_up)
                        values (:name, :tagline, :address, :zone, cast(:languages as text[]), cast(:look as jsonb), :setUp)
                        on conflict (id) do update set name = excluded.name, tagline = excluded.tagline,
                          address = excluded.address, time_zone = excluded.time_zone, languages = excluded.languages,
                          look = excluded.look, set_up = excluded.set_up""")
                .param("name", house.name())
                .param("tagline", house.tagline())
                .param("address", house.address())
                .param("zone", house.timeZone().getId())
                .param("languages", Sql.texts(house.languages()))
                .param("look", house.look())
                .param("setUp", house.setUp())
                .update();
    }

    List<TextPage> textPages() {
        return jdbc.sql("select language, kind, title, body from newsroom.text_page order by language, kind")
                .query((row, n) -> new TextPage(
                        row.getString("language"),
                        TextPage.Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                        row.getString("title"),
                        DocumentJson.parse(row.getString("body"))))
                .list();
    }

    void save(TextPage page) {
        jdbc.sql("""
                        insert into newsroom.text_page (language, kind, title, body)
                        values (:language, :kind, :title, cast(:body as jsonb))
                        on conflict (language, kind) do update set title = excluded.title, body = excluded.body""")
                .param("language", page.language())
                .param("kind", page.kind().name().toLowerCase(java.util.Locale.ROOT))
                .param("title", page.title())
                .param("body", DocumentWriter.json(page.body()))
                .update();
    }

    List<Notice> notices() {
        return jdbc.sql("select language, words, meter, percent, button, address, shown from newsroom.notice")
                .query((row, n) -> new Notice(
                        row.getString("language"),
                        row.getString("words"),
                        row.getString("meter"),
                        row.getObject("percent", Integer.class),
                        row.getString("button"),
                        row.getString("address"),
                        row.getBoolean("shown")))
                .list();
    }

    void save(Notice notice) {
        jdbc.sql("""
                        insert into newsroom.notice (language, words, meter, percent, button, address, shown)
                        values (:language, :words, :meter, :percent, :button, :address, :shown)
                        on conflict (language) do update set words = excluded.words, meter = excluded.meter,
                          percent = excluded.percent, button = excluded.button, address = excluded.address, shown = excluded.shown""")
                .param("language", notice.language())
                .param("words", notice.words())
                .param("meter", notice.meter())
                .param("percent", notice.percent())
                .param("button", notice.button())
                .param("address", notice.address())
                .param("shown", notice.shown())
                .update();
    }
}
