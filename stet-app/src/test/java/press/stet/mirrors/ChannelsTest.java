package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import press.stet.Stet;
import press.stet.TestDatabase;
import press.stet.edition.Keys;
import press.stet.edition.Printer;
import press.stet.format.Memory;
import press.stet.format.MirrorsText;
import press.stet.format.Verifier;
import press.stet.kernel.Refusal;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;

/** Doors are told to those they are for, and a door that burns takes no other with it. */
@SpringBootTest(
        classes = {Stet.class, ChannelsTest.ManyReaders.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "stet.worker=false")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class ChannelsTest {

    @TestConfiguration
    static class ManyReaders {
        @Bean
        ChannelReaders manyReaders() {
            return new ChannelReaders() {
                @Override
                public String channel() {
                    return "letter";
                }

                @Override
                public void each(Consumer<String> reader) {
                    for (int i = 0; i < 120; i++) {
                        reader.accept("subscriber " + i);
                    }
                }
            };
        }
    }

    @Autowired
    Mirrors mirrors;

    @Autowired
    Channels channels;

    @Autowired
    Houses houses;

    @Autowired
    Printer printer;

    @Autowired
    Keys keys;

    @TempDir
    Path folder;

    @Test
    void a_blocked_door_leaves_every_list_and_its_bucket_is_split_with_fresh_doors() throws IOException {
        houses.save(new House("One", "", "https://courier.example", ZoneId.of("UTC"), List.of("en"), "{}", true));
        printer.printChanges();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            Path door = Files.createDirectories(folder.resolve(name));
            mirrors.addFolder(name, door, Carries.DOOR, null, null);
        }
        mirrors.addWeb("store", "https://store.example/stet/", null);
        assertThatThrownBy(() -> channels.allot("store", "letter", null)).isInstanceOf(Refusal.class);

        channels.allot("a", "letter", null);
        mirrors.visitAll();
        String own = Files.readString(folder.resolve("a/stet/channel")).strip();
        assertThat(own).matches("letter-[0-9a-f]{24}");
        assertThat(Files.readString(folder.resolve("b/stet/channel"))).isEqualTo("open\n");

        mirrors.say("a", "Belarus", "OONI", Reach.BLOCKED, null);
        assertThat(Files.exists(folder.resolve("a/stet/clock"))).isTrue();
        mirrors.say("a", "Belarus", "a volunteer", Reach.BLOCKED, null);
        mirrors.visitAll();

        Set<String> names = new HashSet<>();
        for (String door : List.of("b", "c", "d", "e")) {
            names.add(Files.readString(folder.resolve(door).resolve("stet/channel"))
                    .strip());
        }
        assertThat(names)
                .as("two halves of the bucket, two fresh doors each")
                .hasSize(2)
                .doesNotContain(own, "open");
        assertThat(Files.readString(folder.resolve("a/stet/channel"))).isEqualTo("open\n");
    }

    @Test
    void a_list_is_signed_for_its_readers_and_again_only_when_it_changed() throws IOException {
        houses.save(new House("Two", "", "https://courier.example", ZoneId.of("UTC"), List.of("en"), "{}", true));
        printer.printChanges();
        Path door = Files.createDirectories(folder.resolve("p"));
        mirrors.addFolder("p", door, Carries.DOOR, "https://partners.example/", null);
        channels.allot("p", "partners", null);
        channels.sign();
        byte[] note = channels.list("partners", "somebody").orElseThrow();
        String text = new String(note, UTF_8);
        String name = text.lines()
                .filter(line -> line.startsWith("channel "))
                .findFirst()
                .orElseThrow()
                .substring("channel ".length());

        MirrorsText list = new Verifier(Clock.systemUTC()).mirrors(note, name, Memory.pinned(keys.pinned()));
        assertThat(list.doors()).containsExactly("https://partners.example/");
        assertThat(channels.doors("partners", "somebody")).containsExactly("https://partners.example/");
        assertThat(channels.doors("members", "somebody")).isEmpty();
        assertThat(note.length).as("fits into a push message").isLessThan(3000);

        channels.sign();
        assertThat(channels.list("partners", "somebody").orElseThrow()).isEqualTo(note);
        channels.burn("p", null);
        channels.sign();
        assertThat(new String(channels.list("partners", "somebody").orElseThrow(), UTF_8))
                .doesNotContain("https://partners.example/");
    }
}
