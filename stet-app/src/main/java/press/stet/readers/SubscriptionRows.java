package press.stet.readers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

@Component
class SubscriptionRows {

    /** Stands for every letter in a suppression. */
    static final UUID ALL = new UUID(0, 0);

    record Subscriber(
            UUID id,
            byte[] fingerprint,
            Sealed address,
            Instant addedAt,
            @Nullable Instant mailedAt) {}

    record Active(UUID subscriber, UUID subscription, Sealed address) {}

    private final JdbcClient jdbc;

    SubscriptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addSubscriber(UUID id, byte[] fingerprint, Sealed address, String domain, Instant at) {
        jdbc.sql("insert into readers.subscriber (id, fingerprint, address, domain, added_at)"
                        + " values (:id, :fingerprint, :address, :domain, :at) on conflict (fingerprint) do nothing")
                .param("id", id)
                .param("fingerprint", fingerprint)
                .param("address", address.bytes())
                .param("domain", domain)
                .param("at", Sql.at(at))
                .update();
    }

    /** Held until the transaction ends, so that two sign-ups of one address wait for each other. */
    Subscriber lock(byte[] fingerprint) {
        return jdbc.sql("select * from readers.subscriber where fingerprint = :fingerprint for update")
                .param("fingerprint", fingerprint)
                .query(SubscriptionRows::subscriber)
                .single();
    }

    Optional<Subscriber> subscriber(UUID id) {
        return jdbc.sql("select * from readers.subscriber where id = :id")
                .param("id", id)
                .query(SubscriptionRows::subscriber)
                .optional();
    }

    void mailed(UUID subscriber, Instant at) {
        jdbc.sql("update readers.subscriber set mailed_at = :at where id = :id")
                .param("id", subscriber)
                .param("at", Sql.at(at))
                .update();
    }

    void keep(Consent consent, Instant at) {
        jdbc.sql("insert into readers.consent (hash, language, words, since) values (:hash, :language, :words, :at)"
                        + " on conflict (hash) do nothing")
                .param("hash", consent.hash())
                .param("language", consent.language())
                .param("words", consent.words())
                .param("at", Sql.at(at))
                .update();
    }

    /** Asks anew where it waits already; leaves a confirmed one as it is. */
    void ask(UUID id, UUID subscriber, UUID letter, String consent, Instant at) {
        jdbc.sql("insert into readers.subscription (id, subscriber, letter, consent, origin, asked_at)"
                        + " values (:id, :subscriber, :letter, :consent, 'FORM', :at)"
                        + " on conflict (subscriber, letter) do update set asked_at = :at, consent = :consent"
                        + " where readers.subscription.confirmed_at is null")
                .param("id", id)
                .param("subscriber", subscriber)
                .param("letter", letter)
                .param("consent", consent)
                .param("at", Sql.at(at))
                .update();
    }

    List<UUID> confirm(UUID subscriber, Instant askedSince, Instant at) {
        return jdbc.sql("update readers.subscription set confirmed_at = :at where subscriber = :subscriber"
                        + " and confirmed_at is null and asked_at > :since returning letter")
                .param("subscriber", subscriber)
                .param("since", Sql.at(askedSince))
                .param("at", Sql.at(at))
                .query(UUID.class)
                .list();
    }

    List<Held.Subscription> of(UUID subscriber) {
        return jdbc.sql("""
                        select s.id as subscription, s.asked_at, s.confirmed_at, c.words, l.* from readers.subscription s
                        join readers.letter l on l.id = s.letter left join readers.consent c on c.hash = s.consent
                        where s.subscriber = :subscriber order by l.language, l.position""")
                .param("subscriber", subscriber)
                .query((row, n) -> new Held.Subscription(
                        Sql.uuid(row, "subscription"),
                        LetterRows.letter(row, n),
                        Sql.instant(row, "asked_at"),
                        Sql.instantOrNull(row, "confirmed_at"),
                        row.getString("words")))
                .list();
    }

    record Ended(UUID subscriber, UUID letter, byte[] fingerprint) {}

    /** Takes a subscription away; empty if there is none of this id. */
    Optional<Ended> end(UUID subscription) {
        return jdbc.sql("""
                        delete from readers.subscription s using readers.subscriber p
                        where s.id = :id and p.id = s.subscriber returning s.subscriber, s.letter, p.fingerprint""")
                .param("id", subscription)
                .query((row, n) ->
                        new Ended(Sql.uuid(row, "subscriber"), Sql.uuid(row, "letter"), row.getBytes("fingerprint")))
                .optional();
    }

    Optional<UUID> subscription(UUID subscriber, UUID letter) {
        return jdbc.sql("select id from readers.subscription where subscriber = :subscriber and letter = :letter")
                .param("subscriber", subscriber)
                .param("letter", letter)
                .query(UUID.class)
                .optional();
    }

    /** The letter of a subscription; empty if that is gone. */
    Optional<UUID> letterOf(UUID subscription) {
        return jdbc.sql("select letter from readers.subscription where id = :id")
                .param("id", subscription)
                .query(UUID.class)
                .optional();
    }

    void deleteUnconfirmed(Instant askedBefore) {
        jdbc.sql("delete from readers.subscription where confirmed_at is null and asked_at <= :before")
                .param("before", Sql.at(askedBefore))
                .update();
    }

    /** Nobody's address is kept for nothing. */
    void deleteSubscribersOfNothing() {
        jdbc.sql("delete from readers.subscriber p where not exists"
                        + " (select 1 from readers.subscription s where s.subscriber = p.id)")
                .update();
    }

    void deleteSubscriberOfNothing(UUID id) {
        jdbc.sql("delete from readers.subscriber p where id = :id and not exists"
                        + " (select 1 from readers.subscription s where s.subscriber = p.id)")
                .param("id", id)
                .update();
    }

    void delete(UUID subscriber) {
        jdbc.sql("delete from readers.subscriber where id = :id")
                .param("id", subscriber)
                .update();
    }

    void suppress(byte[] fingerprint, UUID letter, Suppression reason, Instant at) {
        jdbc.sql("insert into readers.suppression (fingerprint, letter, reason, at)"
                        + " values (:fingerprint, :letter, :reason, :at)"
                        + " on conflict (fingerprint, letter) do update set reason = :reason, at = :at"
                        + " where readers.suppression.reason <> 'NEVER'")
                .param("fingerprint", fingerprint)
                .param("letter", letter)
                .param("reason", reason.name())
                .param("at", Sql.at(at))
                .update();
    }

    /** Lifts what stands against this letter, and what stands against all, but never the wish never to be written to. */
    void lift(byte[] fingerprint, UUID letter) {
        jdbc.sql("delete from readers.suppression where fingerprint = :fingerprint and reason <> 'NEVER'"
                        + " and letter in (:letter, '00000000-0000-0000-0000-000000000000')")
                .param("fingerprint", fingerprint)
                .param("letter", letter)
                .update();
    }

    boolean wantsNothingEver(byte[] fingerprint) {
        return jdbc.sql("select exists (select 1 from readers.suppression where fingerprint = :fingerprint"
                        + " and reason = 'NEVER')")
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    static final String WRITTEN_TO = """
             s.confirmed_at is not null and not exists (select 1 from readers.suppression x
               where x.fingerprint = p.fingerprint and x.letter in (s.letter, '00000000-0000-0000-0000-000000000000'))""";

    List<Subscriptions.Reader> active(UUID letter, UUID last, int count) {
        return jdbc.sql("select p.id, p.domain from readers.subscription s"
                        + " join readers.subscriber p on p.id = s.subscriber"
                        + " where s.letter = :letter and s.subscriber > :last and " + WRITTEN_TO
                        + " order by s.subscriber limit :count")
                .param("letter", letter)
                .param("last", last)
                .param("count", count)
                .query((row, n) -> new Subscriptions.Reader(Sql.uuid(row, "id"), row.getString("domain")))
                .list();
    }

    List<Active> active(UUID letter, Collection<UUID> subscribers) {
        return jdbc.sql("select p.id, s.id as subscription, p.address from readers.subscription s"
                        + " join readers.subscriber p on p.id = s.subscriber"
                        + " where s.letter = :letter and p.id = any (cast(:ids as uuid[])) and " + WRITTEN_TO)
                .param("letter", letter)
                .param("ids", Sql.uuids(subscribers))
                .query((row, n) -> new Active(
                        Sql.uuid(row, "id"), Sql.uuid(row, "subscription"), new Sealed(row.getBytes("address"))))
                .list();
    }

    List<UUID> anyLetter(UUID last, int count) {
        return jdbc.sql("select p.id from readers.subscriber p where p.id > :last and exists"
                        + " (select 1 from readers.subscription s where s.subscriber = p.id and " + WRITTEN_TO + ")"
                        + " order by p.id limit :count")
                .param("last", last)
                .param("count", count)
                .query(UUID.class)
                .list();
    }

    long countActive(UUID letter) {
        return jdbc.sql("select count(*) from readers.subscription s join readers.subscriber p on p.id = s.subscriber"
                        + " where s.letter = :letter and " + WRITTEN_TO)
                .param("letter", letter)
                .query(Long.class)
                .single();
    }

    /** Takes the next free moment for a mail to this domain, {@code millis} after the one before; now if it is free already. */
    Instant nextMoment(String domain, Instant now, long millis) {
        return jdbc.sql("insert into readers.pace as p (domain, next_at)"
                        + " values (:domain, cast(:now as timestamptz) + cast(:pause as interval))"
                        + " on conflict (domain) do update set next_at ="
                        + " greatest(p.next_at, cast(:now as timestamptz)) + cast(:pause as interval)"
                        + " returning p.next_at - cast(:pause as interval) as at")
                .param("domain", domain)
                .param("now", Sql.at(now))
                .param("pause", millis + " milliseconds")
                .query((row, n) -> Sql.instant(row, "at"))
                .single();
    }

    void forgetPaces(Instant before) {
        jdbc.sql("delete from readers.pace where next_at < :before")
                .param("before", Sql.at(before))
                .update();
    }

    private static Subscriber subscriber(ResultSet row, int number) throws SQLException {
        return new Subscriber(
                Sql.uuid(row, "id"),
                row.getBytes("fingerprint"),
                new Sealed(row.getBytes("address")),
                Sql.instant(row, "added_at"),
                Sql.instantOrNull(row, "mailed_at"));
    }
}
