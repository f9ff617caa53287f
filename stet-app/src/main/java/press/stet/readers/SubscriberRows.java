package press.stet.readers;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

/** Many readers at once: taken over, counted, listed. */
@Component
class SubscriberRows {

    /** @param prints fingerprints in hex, as the sealed addresses; all of equal length, none twice */
    record Taken(
            List<UUID> ids, List<String> prints, List<String> addresses, List<String> domains, List<Instant> since) {}

    /** @param agreedTo the words; null for readers who were taken over */
    record Line(
            UUID subscription,
            UUID subscriber,
            Sealed address,
            String slug,
            String language,
            String origin,
            Instant confirmedAt,
            @Nullable String agreedTo) {}

    private static final String NOBODY_SUPPRESSED = """
             not exists (select 1 from readers.suppression s where s.fingerprint = decode(x.print, 'hex')
               and s.letter in (:letter, '00000000-0000-0000-0000-000000000000'))""";

    private final JdbcClient jdbc;

    SubscriberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes over addresses that confirmed elsewhere. Leaves out whoever is not to be written to; whoever waits for confirmation here
     * is confirmed by it. Answers with how many get the letter from now on and did not before.
     */
    int takeOver(UUID letter, Taken taken) {
        jdbc.sql("insert into readers.subscriber (id, fingerprint, address, domain, added_at)"
                        + " select x.id, decode(x.print, 'hex'), decode(x.address, 'hex'), x.domain, x.since"
                        + " from unnest(cast(:ids as uuid[]), cast(:prints as text[]), cast(:addresses as text[]),"
                        + " cast(:domains as text[]), cast(:since as timestamptz[])) as x (id, print, address, domain, since)"
                        + " where " + NOBODY_SUPPRESSED + " on conflict (fingerprint) do nothing")
                .param("letter", letter)
                .param("ids", Sql.uuids(taken.ids()))
                .param("prints", Sql.texts(taken.prints()))
                .param("addresses", Sql.texts(taken.addresses()))
                .param("domains", Sql.texts(taken.domains()))
                .param("since", moments(taken))
                .update();
        return jdbc.sql(
                        "insert into readers.subscription as known (id, subscriber, letter, origin, asked_at, confirmed_at)"
                                + " select x.id, p.id, :letter, 'IMPORT', x.since, x.since"
                                + " from unnest(cast(:ids as uuid[]), cast(:prints as text[]), cast(:since as timestamptz[]))"
                                + " as x (id, print, since)"
                                + " join readers.subscriber p on p.fingerprint = decode(x.print, 'hex')"
                                + " where " + NOBODY_SUPPRESSED
                                + " on conflict (subscriber, letter) do update set confirmed_at = excluded.confirmed_at,"
                                + " origin = 'IMPORT' where known.confirmed_at is null")
                .param("letter", letter)
                .param("ids", Sql.uuids(taken.ids()))
                .param("prints", Sql.texts(taken.prints()))
                .param("since", moments(taken))
                .update();
    }

    private static String moments(Taken taken) {
        return Sql.texts(taken.since().stream().map(Instant::toString).toList());
    }

    /** Why these are not to be written to, by fingerprint in hex; those that may be are not in it. */
    Map<String, Suppression> suppressed(UUID letter, List<String> prints) {
        Map<String, Suppression> found = new HashMap<>();
        jdbc.sql("select encode(fingerprint, 'hex') as print, reason from readers.suppression"
                        + " where fingerprint in (select decode(print, 'hex') from unnest(cast(:prints as text[])) as print)"
                        + " and letter in (:letter, '00000000-0000-0000-0000-000000000000')")
                .param("letter", letter)
                .param("prints", Sql.texts(prints))
                .query(row -> {
                    found.put(row.getString("print"), Suppression.valueOf(row.getString("reason")));
                });
        return found;
    }

    /** Notes that these left or cannot be reached elsewhere; not where somebody signed up here since. */
    void suppress(UUID letter, Suppression reason, List<String> prints, Instant at) {
        jdbc.sql("insert into readers.suppression (fingerprint, letter, reason, at)"
                        + " select decode(x, 'hex'), :letter, :reason, :at from unnest(cast(:prints as text[])) as x"
                        + " where not exists (select 1 from readers.subscriber p"
                        + " join readers.subscription s on s.subscriber = p.id"
                        + " where p.fingerprint = decode(x, 'hex') and s.confirmed_at is not null and s.origin = 'FORM'"
                        + " and cast(:letter as uuid) in (s.letter, '00000000-0000-0000-0000-000000000000'))"
                        + " on conflict (fingerprint, letter) do nothing")
                .param("letter", letter)
                .param("reason", reason.name())
                .param("prints", Sql.texts(prints))
                .param("at", Sql.at(at))
                .update();
    }

    private static final String IN_SEGMENT =
            " from readers.subscription s join readers.subscriber p on p.id = s.subscriber"
                    + " join readers.letter l on l.id = s.letter left join readers.consent c on c.hash = s.consent where "
                    + SubscriptionRows.WRITTEN_TO
                    + " and (cast(:letter as uuid) is null or s.letter = :letter)"
                    + " and (:language = '' or l.language = :language) and (:domain = '' or p.domain = :domain)"
                    + " and (cast(:since as timestamptz) is null or s.confirmed_at >= :since)";

    private JdbcClient.StatementSpec of(Segment segment, String statement) {
        return jdbc.sql(statement)
                .param("letter", segment.letter(), java.sql.Types.OTHER)
                .param("language", segment.language())
                .param("domain", segment.domain())
                .param("since", Sql.at(segment.since()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    long count(Segment segment) {
        return of(segment, "select count(*)" + IN_SEGMENT).query(Long.class).single();
    }

    List<Subscribers.Host> hosts(Segment segment, int most) {
        return of(
                        segment,
                        "select p.domain, count(*) as readers" + IN_SEGMENT
                                + " group by p.domain order by readers desc, p.domain limit :most")
                .param("most", most)
                .query(Subscribers.Host.class)
                .list();
    }

    List<Line> lines(Segment segment, UUID after, int most) {
        return of(
                        segment,
                        "select s.id, s.subscriber, p.address, l.slug, l.language, s.origin, s.confirmed_at, c.words"
                                + IN_SEGMENT + " and s.id > :after order by s.id limit :most")
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Line(
                        Sql.uuid(row, "id"),
                        Sql.uuid(row, "subscriber"),
                        new Sealed(row.getBytes("address")),
                        row.getString("slug"),
                        row.getString("language"),
                        row.getString("origin"),
                        Sql.instant(row, "confirmed_at"),
                        row.getString("words")))
                .list();
    }
}
