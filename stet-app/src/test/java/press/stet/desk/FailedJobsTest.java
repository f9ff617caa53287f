package press.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.jobs.JobHandler;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

/** What the house could not do by itself, on the first page of the desk. */
@DeskTest
class FailedJobsTest {

    @LocalServerPort
    int port;

    @Autowired
    OneTimeLinks links;

    @Autowired
    Staff staff;

    @Autowired
    Houses houses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<JobHandler<?>> handlers;

    StaffId publisher;
    Visitor vera;

    @BeforeEach
    void a_newsroom_and_its_publisher() {
        houses.save(new House("The Courier", "", null, ZoneId.of("Europe/Riga"), List.of("en", "fa"), "{}", true));
        vera = Visitor.signedIn(port, links.forFirstPublisher());
        publisher = staff.all().getFirst().id();
    }

    @Test
    void what_the_house_could_not_do_is_said_on_the_first_page_and_is_tried_again_at_a_word() {
        jdbc.sql("""
                        insert into jobs.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, last_failure,
                          consecutive_failures, version)
                        values ('edition.draw-card', 'test', :data, now() + interval '3 hours', false, now(), 4, 1)""")
                .param(
                        "data",
                        "{\"story\": \"0198c0de-0000-7000-8000-000000000000\", \"words\": \"x\"}"
                                .getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(vera.get("/").text())
                .contains("This did not work", "The stories are live without them.", "tried again by itself");

        vera.post("/failures/edition.draw-card/again");
        assertThat(jdbc.sql("select count(*) from jobs.scheduled_tasks where task_instance = 'test'"
                                + " and execution_time > now() + interval '1 hour'")
                        .query(Integer.class)
                        .single())
                .as("it waits no longer")
                .isZero();
    }

    @Test
    void every_kind_of_job_has_a_sentence_for_when_it_fails() {
        assertThat(handlers).isNotEmpty().allSatisfy(handler -> assertThat(
                        FailedJobs.sentence(handler.kind().name()))
                .doesNotContain("of the kind"));
    }

    @Test
    void whoever_can_do_nothing_about_a_failure_is_not_troubled_with_it() {
        StaffId rita = staff.add("Rita", "", Set.of(Role.REPORTER), publisher);
        Visitor reporter = Visitor.signedIn(port, links.forColleague(rita, publisher));
        assertThat(reporter.post("/failures/edition.print/again").status()).isEqualTo(403);
    }
}
