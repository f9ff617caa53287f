package press.stet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import press.stet.StetTest;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;

/** Keys of each kind of rail: refused with a sentence that says what is missing, or kept sealed. */
@StetTest
@Import(PracticeCase.Fakes.class)
@TestPropertySource(properties = "stet.worker=false")
class RailKeysTest extends PracticeCase {

    private static final String STORE = "9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776";
    private static final String APP = "A".repeat(80);

    @AfterEach
    void no_rail() {
        jdbc.sql("delete from support.rail").update();
    }

    private void connect(String rail, String account, String keys) {
        rails.connect(new RailAccount(rail, account, Mode.TEST), new Secret(keys), null);
    }

    @ParameterizedTest
    @CsvSource({
        "stripe, acct_1, sk_test_a pk_test_b, three test keys",
        "stripe, acct_1, sk_live_a pk_live_b whsec_c, three test keys",
        "stripe, elsewhere, sk_test_a pk_test_b whsec_c, acct_",
        "paypal, MERCHANT00001, short secret WEBHOOK000001, client id",
        "paypal, merchant, APP secret WEBHOOK000001, thirteen",
        "btcpay, STORE, http://pay.example k3y hook, three lines",
        "btcpay, STORE, https://pay.example/ k3y hook, three lines",
        "btcpay, store, https://pay.example k3y hook, id of the store"
    })
    void keys_that_are_none_are_refused_with_what_to_do_and_never_repeated(
            String rail, String account, String keys, String words) {
        String typed = keys.replace("APP", APP);
        assertThatThrownBy(() -> connect(rail, account.replace("STORE", STORE), typed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain(typed.split(" ")[1] + " ");
        assertThat(rails.practising()).isTrue();
    }

    @Test
    void keys_are_kept_sealed_and_each_rail_says_what_it_carries() {
        connect("paypal", "MERCHANT00001", APP + "\nsecret-of-the-app\nWEBHOOK000001");
        connect("btcpay", STORE, "https://pay.example\nkey-of-the-store\nsecret-of-the-hook");

        assertThat(rails.practising()).isFalse();
        assertThat(rails.offered()).extracting(Rail::label).containsExactly("PayPal", "Bitcoin");
        assertThat(jdbc.sql("select keys from support.rail")
                        .query((row, n) ->
                                new String(row.getBytes("keys"), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .list())
                .noneMatch(keys -> keys.contains("secret-of") || keys.contains("key-of"));
    }

    @Test
    void a_rail_that_repeats_nothing_or_cannot_tell_a_country_says_so_before_anything_is_asked_of_it() {
        connect("btcpay", STORE, "https://pay.example\nkey-of-the-store\nsecret-of-the-hook");
        assertThatThrownBy(() -> giving.give(form("btcpay", "monthly")))
                .isInstanceOf(GivingRefusal.class)
                .hasMessageContaining("single contributions only");
        assertThat(giving.open()).isTrue();
        interlock.block("BY", LocalDate.parse("2026-01-01"), "", null);
        assertThat(giving.open()).isFalse();
        assertThatThrownBy(() -> giving.give(form("btcpay", "once")))
                .isInstanceOf(GivingRefusal.class)
                .hasMessageContaining("keep you safe");
    }

    private static Giving.Form form(String rail, String rhythm) {
        return new Giving.Form(java.util.UUID.randomUUID(), rail, "", rhythm, "5", "USD", "en", "LV", true, "");
    }
}
