package press.stet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestsPerHourTest {

    private Instant now = Instant.parse("2026-11-22T20:15:00Z");

    @Test
    void hours_are_counted_apart_and_old_ones_are_forgotten() {
        RequestsPerHour requests = new RequestsPerHour(() -> now);
        requests.count();
        requests.count();
        now = now.plus(Duration.ofHours(2));
        requests.count();

        assertThat(requests.latest(3))
                .containsExactly(
                        new RequestsPerHour.Hour(Instant.parse("2026-11-22T22:00:00Z"), 1),
                        new RequestsPerHour.Hour(Instant.parse("2026-11-22T21:00:00Z"), 0),
                        new RequestsPerHour.Hour(Instant.parse("2026-11-22T20:00:00Z"), 2));

        now = now.plus(Duration.ofHours(47));
        requests.count();
        assertThat(requests.latest(48))
                .extracting(RequestsPerHour.Hour::requests)
                .containsOnly(0L, 1L);
        assertThat(requests.latest(48).getLast().requests()).isEqualTo(1);
    }
}
