package press.stet.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One file of the demo newsroom: fields in YAML, and for stories and pages a text below them.
 *
 * @param name the file's name before the language, for instance {@code paris-talks}; the same in all languages of a story
 * @param language empty for a file without one
 */
record DemoFile(String name, String language, Fields fields, String text) {

    private static final String FOLDER = "demo/";

    /** Fields by name, in the order of the file. */
    record Fields(Map<String, Object> values) {

        String text(String name) {
            return Objects.toString(values.get(name), "");
        }

        Optional<String> optional(String name) {
            return Optional.ofNullable(values.get(name)).map(Object::toString);
        }

        Optional<OffsetDateTime> time(String name) {
            return optional(name).map(OffsetDateTime::parse);
        }

        List<String> list(String name) {
            return values.get(name) instanceof List<?> list
                    ? list.stream().map(Object::toString).toList()
                    : List.of();
        }

        List<Fields> each(String name) {
            return values.get(name) instanceof List<?> list
                    ? list.stream().map(Fields::of).toList()
                    : List.of();
        }

        Fields below(String name) {
            return of(values.get(name));
        }

        List<String> names() {
            return List.copyOf(values.keySet());
        }

        private static Fields of(@Nullable Object value) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, field) -> fields.put(String.valueOf(name), Objects.requireNonNull(field)));
            }
            return new Fields(fields);
        }
    }

    /** The file about the newsroom itself. */
    static Fields newsroom() {
        return fields(read(new ClassPathResource(FOLDER + "newsroom.yaml")));
    }

    /** All files of a folder, by name. */
    static List<DemoFile> all(String folder) {
        try {
            List<DemoFile> files = new ArrayList<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + folder + "/*.md")) {
                String[] name = Objects.requireNonNull(file.getFilename()).split("\\.", 3);
                String[] parts = read(file).split("(?m)^---$", 3);
                files.add(new DemoFile(name[0], name[1], fields(parts[1]), parts[2]));
            }
            files.sort((one, other) -> one.name().equals(other.name())
                    ? one.language().compareTo(other.language())
                    : one.name().compareTo(other.name()));
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] photo(String name) {
        try {
            return new ClassPathResource(FOLDER + "photos/" + name + ".jpg").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fields fields(String yaml) {
        return Fields.of(new Yaml(new TextOnly()).load(yaml));
    }

    /** Leaves dates and numbers as they are written. */
    private static final class TextOnly extends SafeConstructor {
        TextOnly() {
            super(new LoaderOptions());
            Arrays.asList(
                            org.yaml.snakeyaml.nodes.Tag.TIMESTAMP,
                            org.yaml.snakeyaml.nodes.Tag.INT,
                            org.yaml.snakeyaml.nodes.Tag.FLOAT)
                    .forEach(tag -> yamlConstructors.put(tag, yamlConstructors.get(org.yaml.snakeyaml.nodes.Tag.STR)));
        }
    }
}
