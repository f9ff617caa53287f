package press.stet.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;
import press.stet.kernel.Sql;

@Component
class BookRows implements Books {

    /** Look at this object; {@code once} keeps the job's key apart from all others. */
    record Look(String rail, String account, Mode mode, RailObject.Kind kind, String ref, UUID once) {
        RailObject object() {
            return new RailObject(new RailAccount(rail, account, mode), kind, ref);
        }
    }

    record Carry(String order) {}

    record Send(UUID mail) {}

    record Act(long news, Look on) {}

    static final JobKind<Look> LOOK = new JobKind<>("support.look", Look.class);
    static final JobKind<Carry> CARRY = new JobKind<>("support.order", Carry.class);
    static final JobKind<Send> SEND = new JobKind<>("support.mail", Send.class);
    static final JobKind<Act> ACT = new JobKind<>("support.news", Act.class);

    /** The reader who waits is answered first; only what was cut off is left for the job. */
    private static final Duration READER_FIRST = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LedgerRows ledger;
    private final NewsRows news;
    private final MailRows mails;
    private final Sealing sealing;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    BookRows(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            LedgerRows ledger,
            NewsRows news,
            MailRows mails,
            Sealing sealing,
            Jobs jobs,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ledger = ledger;
        this.news = news;
        this.mails = mails;
        this.sealing = sealing;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Contribution> contribution(UUID id) {
        return jdbc.sql("select * from support.contribution where id = :id")
                .param("id", id)
                .query(BookRows::contribution)
                .optional();
    }

    @Override
    public Optional<Contribution> contribution(RailAccount account, String payment) {
        return of(
                        jdbc.sql(
                                "select * from support.contribution where rail = :rail and account = :account and mode = :mode and payment = :ref"),
                        account)
                .param("ref", payment)
                .query(BookRows::contribution)
                .optional();
    }

    @Override
    public Optional<Plan> plan(UUID id) {
        return jdbc.sql("select * from support.plan where id = :id")
                .param("id", id)
                .query(BookRows::plan)
                .optional();
    }

    @Override
    public Optional<Plan> plan(RailAccount account, String ref) {
        return of(
                        jdbc.sql(
                                "select * from support.plan where rail = :rail and account = :account and mode = :mode and ref = :ref"),
                        account)
                .param("ref", ref)
                .query(BookRows::plan)
                .optional();
    }

    @Override
    public Optional<UUID> capturedBeside(Contribution contribution) {
        if (contribution.plan() == null || contribution.period() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select id from support.contribution where plan = :plan and period = :period and id <> :id
                          and state in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'DISPUTED') limit 1""")
                .param("plan", contribution.plan())
                .param("period", contribution.period())
                .param("id", contribution.id())
                .query((row, n) -> Sql.uuid(row, "id"))
                .optional();
    }

    @Override
    public Optional<RailOrder> unanswered(String key) {
        return jdbc.sql("select * from support.rail_order where key = :key and answered_at is null")
                .param("key", key)
                .query((row, n) -> {
                    byte[] token = row.getBytes("token");
                    String currency = row.getString("currency");
                    String rhythm = row.getString("rhythm");
                    return new RailOrder(
                            row.getString("key"),
                            RailOrder.Kind.valueOf(row.getString("kind")),
                            Sql.uuid(row, "subject"),
                            account(row),
                            token == null ? null : sealing.open(new Sealed(token), place(row.getString("key"))),
                            currency == null ? null : money(row),
                            rhythm == null ? null : Rhythm.valueOf(rhythm),
                            Sql.instant(row, "made_at"));
                })
                .optional();
    }

    @Override
    public boolean commit(Changes changes) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (changes.plans().stream().allMatch(this::kept)
                    && changes.contributions().stream().allMatch(this::kept)) {
                keepTheRest(changes);
                return true;
            }
            status.setRollbackOnly();
            return false;
        }));
    }

    private void keepTheRest(Changes changes) {
        Instant now = clock.instant();
        changes.entries().forEach(entry -> ledger.enter(entry, now));
        changes.orders().forEach(this::give);
        changes.answered().forEach(key -> answered(key, now));
        news.done(changes.done());
        changes.mails().forEach(mail -> mails.due(mail, null, now));
        changes.looks().forEach(object -> {
            Look look = look(object, ids.next());
            jobs.enqueue(LOOK, look.once().toString(), look);
        });
        changes.alarms().forEach(words -> jdbc.sql(
                        "insert into support.alarm (id, at, words) values (:id, :at, :words) on conflict do nothing")
                .param("id", ids.next())
                .param("at", Sql.at(now))
                .param("words", words)
                .update());
    }

    private boolean kept(Contribution contribution) {
        JdbcClient.StatementSpec statement = contribution.version() == 0
                ? jdbc.sql("""
                        insert into support.contribution (id, version, rail, account, mode, payment, plan, period, minor, currency,
                          rhythm, language, state, failure, donor, created_at, changed_at)
                        values (:id, :version + 1, :rail, :account, :mode, :payment, :plan, :period, :minor, :currency,
                          :rhythm, :language, :state, :failure, :donor, :created, :changed) on conflict do nothing""")
                        .param("plan", contribution.plan())
                        .param("period", contribution.period())
                        .param("minor", contribution.amount().getAmountMinorLong())
                        .param(
                                "currency",
                                contribution.amount().getCurrencyUnit().getCode())
                        .param("rhythm", contribution.rhythm().name())
                        .param("language", contribution.language())
                        .param("donor", contribution.donor())
                        .param("created", Sql.at(contribution.createdAt()))
                        .param("rail", contribution.account().rail())
                        .param("account", contribution.account().account())
                        .param("mode", contribution.account().mode().name())
                : jdbc.sql("""
                        update support.contribution set version = version + 1, payment = :payment, state = :state, failure = :failure,
                          changed_at = :changed where id = :id and version = :version""");
        return statement
                        .param("id", contribution.id())
                        .param("version", contribution.version())
                        .param("payment", contribution.payment())
                        .param("state", contribution.state().name())
                        .param(
                                "failure",
                                contribution.failure() == null
                                        ? null
                                        : contribution.failure().name())
                        .param("changed", Sql.at(contribution.changedAt()))
                        .update()
                == 1;
    }

    private boolean kept(Plan plan) {
        JdbcClient.StatementSpec statement = plan.version() == 0
                ? jdbc.sql("""
                        insert into support.plan (id, version, rail, account, mode, ref, minor, currency, rhythm, language, state, country,
                          next_on, donor, created_at, changed_at)
                        values (:id, :version + 1, :rail, :account, :mode, :ref, :minor, :currency, :rhythm, :language, :state, :country,
                          :next, :donor, :created, :changed) on conflict do nothing""")
                        .param("rail", plan.account().rail())
                        .param("account", plan.account().account())
                        .param("mode", plan.account().mode().name())
                        .param("language", plan.language())
                        .param("donor", plan.donor())
                        .param("created", Sql.at(plan.createdAt()))
                : jdbc.sql("""
                        update support.plan set version = version + 1, ref = :ref, minor = :minor, currency = :currency,
                          rhythm = :rhythm, state = :state,
                          country = :country, next_on = :next, changed_at = :changed where id = :id and version = :version""");
        return statement
                        .param("id", plan.id())
                        .param("version", plan.version())
                        .param("ref", plan.ref())
                        .param("rhythm", plan.rhythm().name())
                        .param("minor", plan.amount().getAmountMinorLong())
                        .param("currency", plan.amount().getCurrencyUnit().getCode())
                        .param("state", plan.state().name())
                        .param("country", plan.country())
                        .param("next", plan.next())
                        .param("changed", Sql.at(plan.changedAt()))
                        .update()
                == 1;
    }

    private void give(RailOrder order) {
        int added = of(jdbc.sql("""
                                insert into support.rail_order (key, kind, subject, rail, account, mode, token, minor, currency, rhythm, made_at)
                                values (:key, :kind, :subject, :rail, :account, :mode, :token, :minor, :currency, :rhythm, :made)
                                on conflict do nothing"""), order.account())
                .param("key", order.key())
                .param("kind", order.kind().name())
                .param("subject", order.subject())
                .param(
                        "token",
                        order.token() == null
                                ? null
                                : sealing.seal(order.token(), place(order.key()))
                                        .bytes())
                .param("minor", order.amount() == null ? null : order.amount().getAmountMinorLong())
                .param(
                        "currency",
                        order.amount() == null
                                ? null
                                : order.amount().getCurrencyUnit().getCode())
                .param("rhythm", order.rhythm() == null ? null : order.rhythm().name())
                .param("made", Sql.at(order.madeAt()))
                .update();
        if (added == 1) {
            if (order.token() != null) {
                jobs.enqueue(
                        CARRY,
                        order.key(),
                        new Carry(order.key()),
                        clock.instant().plus(READER_FIRST));
            } else {
                jobs.enqueue(CARRY, order.key(), new Carry(order.key()));
            }
        }
    }

    private static String place(String key) {
        return "support.rail_order.token:" + key;
    }

    private void answered(String key, Instant now) {
        int unused = jdbc.sql("update support.rail_order set answered_at = :at, token = null where key = :key")
                .param("at", Sql.at(now))
                .param("key", key)
                .update();
    }

    @Override
    public boolean receive(RailEvent event) {
        return news.receive(event);
    }

    @Override
    public List<Waiting> waiting(@Nullable RailObject about) {
        return news.waiting(about);
    }

    @Override
    public void done(List<Waiting> acted) {
        news.done(acted);
    }

    static Look look(RailObject object, UUID once) {
        return new Look(
                object.account().rail(),
                object.account().account(),
                object.account().mode(),
                object.kind(),
                object.ref(),
                once);
    }

    static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, RailAccount account) {
        return statement
                .param("rail", account.rail())
                .param("account", account.account())
                .param("mode", account.mode().name());
    }

    static RailAccount account(ResultSet row) throws SQLException {
        return new RailAccount(row.getString("rail"), row.getString("account"), Mode.valueOf(row.getString("mode")));
    }

    static Money money(ResultSet row) throws SQLException {
        return Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("minor"));
    }

    static Contribution contribution(ResultSet row, int number) throws SQLException {
        String failure = row.getString("failure");
        return new Contribution(
                Sql.uuid(row, "id"),
                row.getLong("version"),
                account(row),
                row.getString("payment"),
                row.getObject("plan", UUID.class),
                row.getObject("period", LocalDate.class),
                money(row),
                Rhythm.valueOf(row.getString("rhythm")),
                row.getString("language"),
                ContributionState.valueOf(row.getString("state")),
                failure == null ? null : Failure.valueOf(failure),
                row.getObject("donor", UUID.class),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "changed_at"));
    }

    static Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                Sql.uuid(row, "id"),
                row.getLong("version"),
                account(row),
                row.getString("ref"),
                money(row),
                Rhythm.valueOf(row.getString("rhythm")),
                row.getString("language"),
                PlanState.valueOf(row.getString("state")),
                row.getString("country"),
                row.getObject("next_on", LocalDate.class),
                row.getObject("donor", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "changed_at"));
    }
}
