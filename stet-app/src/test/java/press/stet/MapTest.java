package press.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;

/** The map of rooms in docs/architecture.md is the one that the code makes. */
class MapTest {

    private static final Path MAP = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "<!-- rooms: written by MapTest, with -Dmap=write -->\n";
    private static final String END = "<!-- end of rooms -->\n";
    private static final Pattern PURPOSE = Pattern.compile("(?s)^/\\*\\* (.*?)\\.? \\*/");

    @Test
    void the_map_in_the_documents_is_the_one_that_the_code_makes() throws IOException {
        String document = Files.readString(MAP);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        assertThat(begin).as("where the map begins").isGreaterThanOrEqualTo(BEGIN.length());
        if ("write".equals(System.getProperty("map"))) {
            Files.writeString(MAP, document.substring(0, begin) + map() + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(map());
    }

    private static String map() throws IOException {
        Map<String, List<String>> uses = new TreeMap<>();
        for (ApplicationModule room : ModularityTest.MODULES) {
            uses.put(
                    name(room),
                    room.getDirectDependencies(ModularityTest.MODULES)
                            .uniqueModules()
                            .map(MapTest::name)
                            .filter(used -> !used.equals(name(room)))
                            .sorted()
                            .toList());
        }
        StringBuilder map = new StringBuilder("| floor | room | holds | uses |\n|---|---|---|---|\n");
        List<String> fromTheTop = uses.keySet().stream()
                .sorted(Comparator.comparing((String room) -> -floor(room, uses))
                        .thenComparing(room -> room))
                .toList();
        for (String room : fromTheTop) {
            map.append("| ")
                    .append(floor(room, uses))
                    .append(" | `")
                    .append(room)
                    .append("` | ");
            map.append(purpose(room)).append(" | ");
            map.append(uses.getOrDefault(room, List.of()).stream()
                    .map(used -> "`" + used + "`")
                    .collect(Collectors.joining(", ")));
            map.append(" |\n");
        }
        return map.toString();
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    /** One above the highest room it uses. */
    private static int floor(String room, Map<String, List<String>> uses) {
        return uses.getOrDefault(room, List.of()).stream()
                .mapToInt(used -> floor(used, uses) + 1)
                .max()
                .orElse(0);
    }

    private static String purpose(String room) throws IOException {
        String source = Files.readString(Path.of("src/main/java/press/stet", room, "package-info.java"));
        Matcher purpose = PURPOSE.matcher(source);
        assertThat(purpose.find()).as("%s says what it is for", room).isTrue();
        String sentence = purpose.group(1).replaceAll("\\s*\\n \\* ", " ");
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
