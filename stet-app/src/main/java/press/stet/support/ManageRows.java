package press.stet.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;

@Component
class ManageRows {

    private static final int RECEIPTS = 200;

    private final JdbcClient jdbc;

    ManageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Managing.PlanView> plansOf(UUID donor) {
        return jdbc.sql("select * from support.plan where donor = :donor order by created_at desc")
                .param("donor", donor)
                .query(ManageRows::view)
                .list();
    }

    List<Managing.PlanView> plan(UUID plan) {
        return jdbc.sql("select * from support.plan where id = :id")
                .param("id", plan)
                .query(ManageRows::view)
                .list();
    }

    List<Managing.Receipt> receiptsOf(UUID donor) {
        return jdbc.sql("select * from support.contribution where donor = :donor order by created_at desc limit :most")
                .param("donor", donor)
                .param("most", RECEIPTS)
                .query(ManageRows::receipt)
                .list();
    }

    List<Managing.Receipt> receiptsOfPlan(UUID plan) {
        return jdbc.sql("select * from support.contribution where plan = :plan order by created_at desc limit :most")
                .param("plan", plan)
                .param("most", RECEIPTS)
                .query(ManageRows::receipt)
                .list();
    }

    /** What stayed of each payment that was charged between two days, in the currency it was given in. */
    List<Managing.Settled> settled(ManageLinks.Opened of, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select min(entry.at) as at, contribution.rhythm, contribution.currency, -sum(posting.minor) as minor
                        from support.contribution
                          join support.entry on entry.contribution = contribution.id
                          join support.posting on posting.entry = entry.number and posting.currency = contribution.currency
                        where (:donor and contribution.donor = :id or not :donor and contribution.plan = :id)
                          and posting.account in ('GIVEN', 'REFUNDED', 'TAKEN_BACK')
                        group by contribution.id
                        having min(entry.at) >= :from and min(entry.at) < :to and -sum(posting.minor) > 0
                        order by min(entry.at), contribution.id""")
                .param("donor", of.kind() == ManageLinks.Kind.DONOR)
                .param("id", of.id())
                .param("from", Sql.at(from.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param("to", Sql.at(to.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .query((row, n) -> new Managing.Settled(
                        Sql.instant(row, "at").atOffset(ZoneOffset.UTC).toLocalDate(),
                        BookRows.money(row),
                        Rhythm.valueOf(row.getString("rhythm"))))
                .list();
    }

    /** Whether a mail with a link is already on its way. */
    boolean linkWaits(UUID donor) {
        return jdbc.sql("select exists (select from support.mail where donor = :donor and kind = 'MANAGE_LINK'"
                        + " and state = 'DUE')")
                .param("donor", donor)
                .query(Boolean.class)
                .single();
    }

    private static Managing.PlanView view(ResultSet row, int number) throws SQLException {
        Plan plan = BookRows.plan(row, number);
        return new Managing.PlanView(plan.id(), plan.amount(), plan.rhythm(), plan.state(), plan.next());
    }

    private static Managing.Receipt receipt(ResultSet row, int number) throws SQLException {
        Contribution one = BookRows.contribution(row, number);
        return new Managing.Receipt(
                one.id(),
                Sql.instant(row, "created_at").atOffset(ZoneOffset.UTC).toLocalDate(),
                one.amount(),
                one.rhythm(),
                one.state());
    }
}
