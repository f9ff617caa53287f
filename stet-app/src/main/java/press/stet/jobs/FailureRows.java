package press.stet.jobs;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sql;

/** Failed jobs in the scheduler's own table: it counts failures in a row and says when it tries again. */
class FailureRows {

    private final JdbcClient jdbc;

    FailureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Failures.Failed> byKind() {
        return jdbc.sql("""
                        select task_name, count(*) as jobs, max(last_failure) as last, min(execution_time) as next
                        from jobs.scheduled_tasks where consecutive_failures > 0 group by task_name order by last desc, task_name""")
                .query((row, n) -> new Failures.Failed(
                        row.getString("task_name"),
                        row.getInt("jobs"),
                        Sql.instant(row, "last"),
                        Sql.instant(row, "next")))
                .list();
    }

    /** One that runs at this moment is left to itself. */
    void due(String kind, Instant now) {
        jdbc.sql("""
                        update jobs.scheduled_tasks set execution_time = :now
                        where task_name = :kind and consecutive_failures > 0 and not picked and execution_time > :now""").param("kind", kind).param("now", Sql.at(now)).update();
    }
}
