package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;

/** Pairing readers who must not give with friends abroad; neither learns anything of the other. */
@StetTest
@Import(PracticeCase.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class FriendsTest extends PracticeCase {

    @Autowired
    Friends friends;

    @BeforeEach
    void no_wishes() {
        jdbc.sql("delete from support.wish").update();
    }

    @Test
    void the_oldest_wish_is_taken_given_for_and_its_code_says_so() {
        String first = friends.wish().orElseThrow();
        clock.pass(java.time.Duration.ofDays(1));
        String second = friends.wish().orElseThrow();
        assertThat(friends.standing(first)).contains(Friends.Standing.WAITING);

        UUID wish = friends.take().orElseThrow();
        assertThat(friends.standing(
                        first.substring(0, 5).toUpperCase(java.util.Locale.ROOT) + " " + first.substring(5)))
                .contains(Friends.Standing.TAKEN);
        assertThat(friends.standing(second)).contains(Friends.Standing.WAITING);
        friends.given(wish, given(form("once", "5", PracticeRail.Card.WORKS, "DE", "")));

        assertThat(friends.standing(first)).contains(Friends.Standing.GIVEN);
        assertThat(friends.take()).isPresent();
        assertThat(friends.take()).isEmpty();
    }

    @Test
    void a_wish_waits_again_when_nothing_came_of_it_or_the_payment_failed() {
        String code = friends.wish().orElseThrow();
        friends.take();
        clock.pass(Friends.LEASE.plusSeconds(1));
        assertThat(friends.standing(code)).contains(Friends.Standing.WAITING);

        UUID again = friends.take().orElseThrow();
        friends.given(again, given(form("once", "5", PracticeRail.Card.EXPIRED, "DE", "")));
        assertThat(friends.standing(code)).contains(Friends.Standing.TAKEN);
        clock.pass(Friends.LEASE.plusSeconds(1));
        UUID third = friends.take().orElseThrow();
        friends.given(third, given(form("once", "5", PracticeRail.Card.WORKS, "DE", "")));
        assertThat(friends.standing(code)).contains(Friends.Standing.GIVEN);
    }

    @Test
    void nothing_is_kept_of_who_wishes_but_the_day_and_after_sixty_days_not_even_that() {
        String code = friends.wish().orElseThrow();
        assertThat(jdbc.sql("select to_jsonb(wish)::text from support.wish")
                        .query(String.class)
                        .single())
                .doesNotContain(code)
                .contains("\"taken_until\": null", "\"contribution\": null");
        assertThat(jdbc.sql(
                                "select count(*) from information_schema.columns where table_schema = 'support' and table_name = 'wish'")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        clock.pass(java.time.Duration.ofDays(Friends.DAYS + 1));
        friends.wish();
        assertThat(friends.standing(code)).isEmpty();
        assertThat(friends.standing("nonsense")).isEmpty();
    }

    @Test
    void who_takes_a_wish_that_is_none_or_was_never_taken_changes_nothing() {
        String code = friends.wish().orElseThrow();
        UUID id = jdbc.sql("select id from support.wish").query(UUID.class).single();
        friends.given(id, UUID.randomUUID());
        friends.given(UUID.randomUUID(), UUID.randomUUID());
        assertThat(friends.standing(code)).contains(Friends.Standing.WAITING);
    }
}
