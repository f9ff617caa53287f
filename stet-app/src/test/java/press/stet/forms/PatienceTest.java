package press.stet.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import press.stet.TestClock;
import press.stet.delivery.SiteServer;
import press.stet.edition.Printer;
import press.stet.edition.Progress;
import press.stet.support.CardTesting;

/** While many cards fail, the giving page asks for patience: a number found by script, or half a minute without. */
@FormsTest
@Import(TestClock.class)
@DirtiesContext
class PatienceTest {

    @Autowired
    SiteServer server;

    @Autowired
    Printer printer;

    @Autowired
    CardTesting cardTesting;

    @Autowired
    TestClock clock;

    private Reader reader;

    @BeforeEach
    void many_cards_fail() {
        printer.printAll(Progress.NONE);
        reader = new Reader(server.port());
        for (int n = 0; n < 12; n++) {
            cardTesting.tried("198.51." + n + ".1", n % 2 == 0);
        }
    }

    private Reader.Answer give(UUID id, Map<String, String> more) {
        List<String> fields = new ArrayList<>(List.of(
                "id",
                id.toString(),
                "rail",
                "practice",
                "rhythm",
                "once",
                "own",
                "5",
                "currency",
                "USD",
                "language",
                "en",
                "card",
                "WORKS",
                "card-country",
                "LV"));
        more.forEach((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        return reader.post("/-/give", fields.toArray(String[]::new));
    }

    private static String proof(String token, int bits) {
        for (int n = 0; ; n++) {
            if (Patience.proves(token, Integer.toString(n), bits)) {
                return Integer.toString(n);
            }
        }
    }

    @Test
    void a_proof_is_asked_for_keeps_what_was_typed_and_is_good_for_one_attempt() {
        UUID id = UUID.randomUUID();
        Reader.Answer asked = give(id, Map.of());
        assertThat(asked.status()).isEqualTo(429);
        assertThat(asked.page().select("input[name=own]").attr("value")).isEqualTo("5");
        assertThat(asked.response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("script-src 'self';");
        String token = asked.page().select("input[name=patience]").attr("value");
        int bits = Integer.parseInt(asked.page().select("#patience").attr("data-bits"));
        assertThat(bits).isEqualTo(cardTesting.bits());

        assertThat(give(id, Map.of("patience", token, "proof", "1")).status()).isEqualTo(429);
        assertThat(give(id, Map.of("patience", token, "proof", "-1")).status()).isEqualTo(429);
        String proof = proof(token, bits);
        assertThat(give(UUID.randomUUID(), Map.of("patience", token, "proof", proof))
                        .status())
                .as("another attempt")
                .isEqualTo(429);
        assertThat(give(id, Map.of("patience", token, "proof", proof)).status()).isEqualTo(303);
    }

    @Test
    void without_script_half_a_minute_of_waiting_is_patience_enough() {
        UUID id = UUID.randomUUID();
        String token = give(id, Map.of()).page().select("input[name=patience]").attr("value");
        assertThat(give(id, Map.of("patience", token, "proof", "")).status()).isEqualTo(429);
        clock.pass(Patience.WAIT);
        assertThat(give(id, Map.of("patience", token, "proof", "")).status()).isEqualTo(303);
        assertThat(reader.get(Patience.SCRIPT).response().body()).contains("SHA-256");
    }
}
