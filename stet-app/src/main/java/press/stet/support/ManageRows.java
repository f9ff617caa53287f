package press.stet.support;

import java.sql.ResultSet;
import java.sql.SQLException;
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
