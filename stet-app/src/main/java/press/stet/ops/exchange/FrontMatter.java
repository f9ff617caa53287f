package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The YAML between the dashes at the head of a Markdown file; every scalar is text, as it is written. */
final class FrontMatter {
    private static final int CHARACTERS_MOST = 300_000;
    private static final int DEEPEST = 20;

    private final Map<?, ?> fields;

    private FrontMatter(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** @throws YAMLException if it is not YAML of one map */
    static FrontMatter parse(String yaml) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(CHARACTERS_MOST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        Object value = new Yaml(
                        new SafeConstructor(limits),
                        new Representer(new DumperOptions()),
                        new DumperOptions(),
                        limits,
                        new TextOnly())
                .load(yaml);
        if (value == null) {
            return new FrontMatter(Map.of());
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new YAMLException("the head of the file is not a list of fields");
        }
        return new FrontMatter(map);
    }

    /** Leaves dates, numbers and words such as {@code no} as they are written. */
    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    /** The first of the fields that is there and not empty; dots lead into nested fields. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            List<String> values = texts(value(fields, name));
            if (!values.isEmpty()) {
                return values.getFirst();
            }
        }
        return null;
    }

    /** All values of the first of the fields that is there. */
    List<String> list(String... names) {
        for (String name : names) {
            List<String> values = texts(value(fields, name));
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    private static @Nullable Object value(Map<?, ?> map, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return map.get(name);
        }
        return map.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? value(inner, name.substring(dot + 1))
                : null;
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(one -> texts.addAll(texts(one)));
            case Map<?, ?> map -> texts.addAll(texts(map.get("name")));
            default -> {
                if (!value.toString().isBlank()) {
                    texts.add(value.toString());
                }
            }
        }
        return texts;
    }
}
