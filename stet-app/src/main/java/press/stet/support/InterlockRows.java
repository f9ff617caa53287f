package press.stet.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InterlockRows {

    private final JdbcClient jdbc;

    InterlockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Blocks blocks(LocalDate day) {
        List<String> countries = jdbc.sql("select country from support.blocked_country where since <= :day")
                .param("day", day)
                .query(String.class)
                .list();
        Map<String, String> iins = jdbc
                .sql("select prefix, country from support.blocked_iin")
                .query((row, n) -> Map.entry(row.getString("prefix"), row.getString("country")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Blocks(java.util.Set.copyOf(countries), iins);
    }

    List<Interlock.Country> countries() {
        return jdbc.sql("select country, since, note from support.blocked_country order by country")
                .query((row, n) -> new Interlock.Country(
                        row.getString("country"), row.getObject("since", LocalDate.class), row.getString("note")))
                .list();
    }

    void block(Interlock.Country country) {
        int unused = jdbc.sql("""
                        insert into support.blocked_country (country, since, note) values (:country, :since, :note)
                        on conflict (country) do update set since = least(blocked_country.since, excluded.since),
                          note = case when excluded.note = '' then blocked_country.note else excluded.note end""")
                .param("country", country.code())
                .param("since", country.since())
                .param("note", country.note())
                .update();
    }

    void unblock(String country) {
        int unused = jdbc.sql("delete from support.blocked_country where country = :country")
                .param("country", country)
                .update();
    }

    List<Plan> running(String country) {
        return jdbc.sql("""
                        select * from support.plan where country = :country
                          and state in ('PENDING_FIRST', 'ACTIVE', 'ACTION_REQUIRED', 'PAST_DUE', 'PAUSED')""").param("country", country).query(BookRows::plan).list();
    }

    Optional<String> words(String country, String language, LocalDate day) {
        return jdbc.sql("""
                        select words from support.country_text
                        where country = :country and language = :language and from_day <= :day order by from_day desc limit 1""")
                .param("country", country)
                .param("language", language)
                .param("day", day)
                .query(String.class)
                .optional();
    }

    void tell(String country, String language, LocalDate from, String words) {
        int unused = jdbc.sql("""
                        insert into support.country_text (country, language, from_day, words) values (:country, :language, :from, :words)
                        on conflict (country, language, from_day) do update set words = excluded.words""")
                .param("country", country)
                .param("language", language)
                .param("from", from)
                .param("words", words)
                .update();
    }

    List<Interlock.Told> told() {
        return jdbc.sql("select * from support.country_text order by country, language, from_day desc")
                .query((row, n) -> new Interlock.Told(
                        row.getString("country"),
                        row.getString("language"),
                        row.getObject("from_day", LocalDate.class),
                        row.getString("words")))
                .list();
    }

    void untell(String country, String language, LocalDate from) {
        int unused = jdbc.sql(
                        "delete from support.country_text where country = :country and language = :language and from_day = :from")
                .param("country", country)
                .param("language", language)
                .param("from", from)
                .update();
    }

    List<Interlock.Iin> iins() {
        return jdbc.sql("select prefix, country, note from support.blocked_iin order by country, prefix")
                .query((row, n) ->
                        new Interlock.Iin(row.getString("prefix"), row.getString("country"), row.getString("note")))
                .list();
    }

    void addIin(Interlock.Iin iin) {
        int unused = jdbc.sql(
                        "insert into support.blocked_iin (prefix, country, note) values (:prefix, :country, :note)"
                                + " on conflict (prefix) do update set country = excluded.country, note = excluded.note")
                .param("prefix", iin.prefix())
                .param("country", iin.country())
                .param("note", iin.note())
                .update();
    }

    void removeIin(String prefix) {
        int unused = jdbc.sql("delete from support.blocked_iin where prefix = :prefix")
                .param("prefix", prefix)
                .update();
    }

    Map<String, String> quietDomains() {
        return jdbc
                .sql("select domain, country from support.quiet_domain")
                .query((row, n) -> Map.entry(row.getString("domain"), row.getString("country")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void countStopped(LocalDate day) {
        int unused = jdbc.sql("insert into support.stopped_count (day, count) values (:day, 1)"
                        + " on conflict (day) do update set count = stopped_count.count + 1")
                .param("day", day)
                .update();
    }

    int stoppedSince(LocalDate day) {
        return jdbc.sql("select coalesce(sum(count), 0) from support.stopped_count where day >= :day")
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
