package press.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.stet.media.Cards.Direction;
import press.stet.media.Cards.Words;

class CardsTest {
    private static final Cards CARDS = new Cards();

    enum Sample {
        ENGLISH("Putin and Obama Meet in Paris, With Syria on the Table", "Diplomacy", "The Courier", "en"),
        SHORT("Snow", "Weather", "The Courier", "en"),
        RUSSIAN("Путин и Обама полчаса говорили в Париже о Сирии и сбитом самолёте", "Дипломатия", "Курьер", "ru"),
        PERSIAN("دیدار پوتین و اوباما در پاریس؛ سوریه روی میز مذاکره", "دیپلماسی", "پیک", "fa"),
        ARABIC_MIXED("بوتين وأوباما يلتقيان في باريس على هامش COP21 لمدة 30 دقيقة", "دبلوماسية", "البريد", "ar"),
        CHINESE("普京与奥巴马在巴黎会晤半小时，叙利亚与被击落的战机成为焦点", "外交", "信使报", "zh"),
        LONG(
                "A headline that an editor in a hurry pasted in full from a wire, with the place, the hour, the number of people in the room, what each of them said to the press afterwards and what neither of them wanted to say about the aircraft",
                "World",
                "The Courier",
                "en"),
        ENDLESS_WORD(
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", null, "Bote", "de");

        final Words words;

        Sample(String headline, String kicker, String newsroom, String language) {
            boolean rtl = language.equals("fa") || language.equals("ar");
            this.words = new Words(
                    headline,
                    kicker,
                    newsroom,
                    0xA3201D,
                    Locale.forLanguageTag(language),
                    rtl ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT);
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void a_card_has_the_size_that_networks_ask_for_and_weighs_little(Sample sample) throws IOException {
        byte[] card = CARDS.draw(sample.words).orElseThrow();
        BufferedImage image = ImageIOs.read(card);
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(card.length).isLessThan(60_000);
        Files.write(Files.createDirectories(Path.of("target/cards")).resolve(sample + ".png"), card);
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void words_stay_inside_the_margins(Sample sample) throws IOException {
        BufferedImage image = ImageIOs.read(CARDS.draw(sample.words).orElseThrow());
        int paper = image.getRGB(5, 300);
        for (int y = 20; y < 630; y++) {
            for (int x = 0; x < 70; x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(paper);
                assertThat(image.getRGB(1199 - x, y)).isEqualTo(paper);
            }
        }
    }

    @Test
    void words_from_right_to_left_begin_at_the_right() throws IOException {
        BufferedImage image = ImageIOs.read(CARDS.draw(Sample.PERSIAN.words).orElseThrow());
        assertThat(ink(image, 600, 1200)).isGreaterThan(ink(image, 0, 600));
        BufferedImage english = ImageIOs.read(CARDS.draw(Sample.SHORT.words).orElseThrow());
        assertThat(ink(english, 0, 600)).isGreaterThan(ink(english, 600, 1200));
    }

    private static int ink(BufferedImage image, int from, int to) {
        int ink = 0;
        for (int y = 150; y < 500; y++) {
            for (int x = from; x < to; x++) {
                ink += (image.getRGB(x, y) & 0xFF) < 0x80 ? 1 : 0;
            }
        }
        return ink;
    }

    @Test
    void the_same_words_give_the_same_bytes() {
        byte[] once = CARDS.draw(Sample.RUSSIAN.words).orElseThrow();
        assertThat(new Cards().draw(Sample.RUSSIAN.words)).hasValue(once);
    }

    @Test
    void a_machine_without_fonts_shares_stories_without_a_card() {
        assertThat(new Cards(Optional.empty()).draw(Sample.ENGLISH.words)).isEmpty();
    }

    @Property(tries = 150)
    void no_headline_stops_a_publication(@ForAll String headline, @ForAll String kicker, @ForAll Direction direction) {
        assertThatCode(() -> CARDS.draw(new Words(headline, kicker, headline, 0x0A5C8C, Locale.ENGLISH, direction)))
                .doesNotThrowAnyException();
    }

    private static final class ImageIOs {
        static BufferedImage read(byte[] file) throws IOException {
            return javax.imageio.ImageIO.read(new ByteArrayInputStream(file));
        }
    }
}
