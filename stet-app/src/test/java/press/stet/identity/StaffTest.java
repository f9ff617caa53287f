package press.stet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.StetTest;
import press.stet.kernel.Refusal;

@StetTest
class StaffTest {

    @Autowired
    Staff staff;

    @Autowired
    OneTimeLinks links;

    @Autowired
    JdbcClient jdbc;

    StaffId publisher;

    @BeforeEach
    void a_publisher() {
        links.forFirstPublisher();
        publisher = staff.all().getFirst().id();
    }

    @Test
    void roles_add_up() {
        StaffId id = staff.add("Mara", "", Set.of(Role.REPORTER, Role.FUNDRAISER), publisher);

        StaffMember mara = staff.find(id).orElseThrow();
        assertThat(mara.may(Right.WRITE)).isTrue();
        assertThat(mara.may(Right.MONEY)).isTrue();
        assertThat(mara.may(Right.PUBLISH)).isFalse();
        assertThatThrownBy(() -> mara.require(Right.PUBLISH))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("Submit it for review");
    }

    @Test
    void who_is_shut_out_may_nothing() {
        StaffId id = staff.add("Mara", "", Set.of(Role.EDITOR), publisher);
        staff.deactivate(id, publisher);

        assertThat(staff.find(id).orElseThrow().may(Right.WRITE)).isFalse();
        assertThatThrownBy(() -> links.forColleague(id, publisher)).isInstanceOf(Refusal.class);
    }

    @Test
    void the_last_publisher_stays() {
        assertThatThrownBy(() -> staff.deactivate(publisher, publisher))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("only publisher");
        assertThatThrownBy(() -> staff.change(publisher, "P", "", Set.of(Role.EDITOR), publisher))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobody_raises_themselves_to_publisher() {
        StaffId chief = staff.add("Chief", "", Set.of(Role.EDITOR_IN_CHIEF), publisher);

        assertThatThrownBy(() -> staff.change(chief, "Chief", "", Set.of(Role.PUBLISHER), chief))
                .hasMessageContaining("Only a publisher");
        assertThatThrownBy(() -> staff.add("Friend", "", Set.of(Role.PUBLISHER), chief))
                .hasMessageContaining("Only a publisher");
        assertThatThrownBy(() -> links.forColleague(publisher, chief)).hasMessageContaining("Only a publisher");
        assertThatThrownBy(() -> staff.change(publisher, "Gone", "", Set.of(Role.EDITOR), chief))
                .hasMessageContaining("Only a publisher");
    }

    @Test
    void names_and_mail_rest_sealed() {
        StaffId id = staff.add("Ivana Nighthawk", "ivana@courier.example", Set.of(Role.REPORTER), publisher);

        assertThat(staff.find(id).orElseThrow().name()).isEqualTo("Ivana Nighthawk");
        byte[] name = jdbc.sql("select name || mail from identity.staff where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
        assertThat(new String(name, StandardCharsets.ISO_8859_1))
                .doesNotContain("Nighthawk")
                .doesNotContain("courier");
        String record = jdbc.sql("select string_agg(note, ' ') from audit.entry")
                .query(String.class)
                .single();
        assertThat(record).doesNotContain("Nighthawk");
    }

    @Test
    void a_link_is_used_by_exactly_one_of_many_at_once() throws Exception {
        String token = links.forFirstPublisher().substring("/sign-in/".length());
        var winners = new java.util.concurrent.ConcurrentLinkedQueue<StaffId>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 8; n++) {
                var ignored = threads.submit(() -> {
                    StaffId staffId = links.use(token);
                    if (staffId != null) {
                        winners.add(staffId);
                    }
                });
            }
        }

        assertThat(winners).containsExactly(publisher);
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        assertThatThrownBy(() -> staff.add(" ", "", Set.of(Role.EDITOR), publisher))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.field()).isEqualTo("name"));
        assertThatThrownBy(() -> staff.add("A", "no address", Set.of(Role.EDITOR), publisher))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.field()).isEqualTo("mail"));
        assertThatThrownBy(() -> staff.add("A", "", Set.of(), publisher))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.field()).isEqualTo("roles"));
    }
}
