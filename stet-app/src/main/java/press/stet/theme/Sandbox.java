package press.stet.theme;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.extension.escaper.EscapeFilter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.operator.Associativity;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.BinaryOperatorImpl;
import io.pebbletemplates.pebble.operator.BinaryOperatorType;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template language without everything a newsroom's theme does not need. What is left can read the model, choose,
 * repeat over what the model holds, include files of the same theme, and print escaped text. Nothing that is left can
 * make a value larger than it was: no joining of texts, no ranges, no macros, no captured blocks, no arithmetic.
 */
final class Sandbox {

    private static final Set<String> TAGS = Set.of("for", "if", "block", "extends", "include", "set");
    private static final Set<String> FILTERS = Set.of("first", "last", "length", "upper", "lower");
    private static final Set<String> TESTS = Set.of("even", "odd");
    private static final Set<String> OPERATORS = Set.of("or", "and", "is", "is not", ">", "<", ">=", "<=", "|");
    private static final Set<String> UNARY_OPERATORS = Set.of("not");

    /** Parsed by the language itself and not removable from it: both capture output as a value. */
    private static final Pattern CAPTURE = Pattern.compile("\\b(block|parent)\\s*\\(");

    private Sandbox() {}

    /** The language over these templates; all are read now, so that a mistake is found before a page is printed. */
    static PebbleEngine over(Map<String, String> templates) {
        templates.forEach(Sandbox::requireNoCapture);
        var engine = new PebbleEngine.Builder()
                .loader(new ThemeLoader(templates))
                .registerExtensionCustomizer(Reduced::new)
                .extension(new ThemeLanguage())
                .allowOverrideCoreOperators(true)
                .autoEscaping(true)
                .strictVariables(false)
                .newLineTrimming(true)
                .defaultLocale(Locale.ROOT)
                .methodAccessValidator((object, method) -> false)
                .build();
        for (var name : templates.keySet()) {
            try {
                Objects.requireNonNull(engine.getTemplate(name));
            } catch (PebbleException e) {
                throw new ThemeException(sentence(e), e);
            } catch (StackOverflowError e) {
                throw new ThemeException(name + " nests its expressions too deeply.", e);
            }
        }
        return engine;
    }

    /** What went wrong and where, for a theme's developer. */
    static String sentence(PebbleException e) {
        var where = e.getFileName() == null ? "" : " (" + e.getFileName() + ", line " + e.getLineNumber() + ")";
        var cause = e.getCause() instanceof PebbleException inner ? inner : e;
        return "The theme can't be used: " + cause.getPebbleMessage() + where;
    }

    private static void requireNoCapture(String name, String text) {
        if (text.contains("#{")) {
            throw new ThemeException(
                    name + " puts #{…} into a text; a theme can't join texts. Print the parts one after the other.");
        }
        if (CAPTURE.matcher(text).find()) {
            throw new ThemeException(
                    name + " calls block() or parent(); a theme can't. Use {% block %} and {% include %}.");
        }
    }

    /** One of the language's own extensions, reduced to what is allowed. */
    private static final class Reduced extends ExtensionCustomizer {

        Reduced(Extension whole) {
            super(whole);
        }

        @Override
        public Map<String, Filter> getFilters() {
            return only(super.getFilters(), FILTERS);
        }

        @Override
        public Map<String, Test> getTests() {
            return only(super.getTests(), TESTS);
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of();
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            var all = super.getTokenParsers();
            return all == null
                    ? List.of()
                    : all.stream().filter(tag -> TAGS.contains(tag.getTag())).toList();
        }

        @Override
        public List<BinaryOperator> getBinaryOperators() {
            var all = super.getBinaryOperators();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(operator -> OPERATORS.contains(operator.getSymbol()))
                            .toList();
        }

        @Override
        public List<UnaryOperator> getUnaryOperators() {
            var all = super.getUnaryOperators();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(operator -> UNARY_OPERATORS.contains(operator.getSymbol()))
                            .toList();
        }

        @Override
        public Map<String, Object> getGlobalVariables() {
            return Map.of();
        }

        @Override
        public List<AttributeResolver> getAttributeResolver() {
            return List.of();
        }

        private static <T> Map<String, T> only(@Nullable Map<String, T> all, Set<String> names) {
            var some = all == null ? new HashMap<String, T>() : new HashMap<>(all);
            some.keySet().retainAll(names);
            return some;
        }
    }

    /** What themes have instead. */
    private static final class ThemeLanguage extends AbstractExtension {

        @Override
        public Map<String, Filter> getFilters() {
            return Map.of("escape", new EscapeText());
        }

        @Override
        public Map<String, Test> getTests() {
            return Map.of("given", new Given());
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of(
                    "say", new Sentence(Words::say),
                    "count", new Sentence((words, key, values) -> words.count(key, ((Number) values[0]).longValue())),
                    "before", new Sentence((words, key, values) -> half(words.sentence(key), 0)),
                    "after", new Sentence((words, key, values) -> half(words.sentence(key), 1)),
                    "figure", new Drawing(Figures.Spot.LEAD),
                    "picture", new Drawing(Figures.Spot.CARD));
        }

        private static String half(String sentence, int which) {
            var at = sentence.indexOf("{0}");
            return which == 0 ? sentence.substring(0, at) : sentence.substring(at + 3);
        }

        @Override
        public List<BinaryOperator> getBinaryOperators() {
            return List.of(
                    new BinaryOperatorImpl("==", 30, Same::new, BinaryOperatorType.NORMAL, Associativity.LEFT),
                    new BinaryOperatorImpl("!=", 30, Different::new, BinaryOperatorType.NORMAL, Associativity.LEFT));
        }

        @Override
        public List<NodeVisitorFactory> getNodeVisitors() {
            return List.of(template -> Work.counter((PebbleTemplateImpl) template));
        }

        @Override
        public List<AttributeResolver> getAttributeResolver() {
            return List.of(new RecordAttributes());
        }
    }

    /**
     * Every printed value passes here: text is escaped, checked HTML passes, anything else is refused. The language hands
     * checked HTML over as such only to kinds of its own filter.
     */
    private static final class EscapeText extends EscapeFilter {

        @Override
        public @Nullable Object apply(
                @Nullable Object value,
                Map<String, Object> args,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            return switch (value) {
                case null -> null;
                case SafeString safe -> safe;
                case String text -> new SafeString(Escape.html(text));
                case Number number -> new SafeString(number.toString());
                default ->
                    throw new PebbleException(null, "Only texts and numbers can be printed.", line, self.getName());
            };
        }
    }

    /** {@code x is given}: there is something to print or to repeat over. */
    private static final class Given implements Test {

        @Override
        public boolean apply(
                @Nullable Object value,
                Map<String, Object> args,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            return switch (value) {
                case null -> false;
                case String text -> !text.isBlank();
                case Collection<?> list -> !list.isEmpty();
                default -> true;
            };
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return null;
        }
    }

    private interface Saying {
        String say(Words words, String key, Object[] values);
    }

    /** A sentence of the page's language: {@code say('key', value…)}. */
    private record Sentence(Saying saying) implements Function {

        @Override
        public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            var values = new Object[Math.max(0, args.size() - 1)];
            for (var i = 0; i < values.length; i++) {
                values[i] = Objects.requireNonNullElse(args.get(Integer.toString(i + 1)), "");
                if (!(values[i] instanceof String || values[i] instanceof Number)) {
                    throw new PebbleException(
                            null, "A sentence is filled with texts and numbers.", line, self.getName());
                }
            }
            var words = (Words) Objects.requireNonNull(context.getVariable("w"));
            return saying.say(words, String.valueOf(args.get("0")), values);
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return null;
        }
    }

    /** A photo as markup: {@code figure(photo)} with its caption, {@code picture(photo)} without. */
    private record Drawing(Figures.Spot spot) implements Function {

        @Override
        public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            if (!(args.get("0") instanceof Photo photo)) {
                throw new PebbleException(null, "Only a photo can be drawn.", line, self.getName());
            }
            var place = ((PageModel) Objects.requireNonNull(context.getVariable("page"))).place();
            var words = (Words) Objects.requireNonNull(context.getVariable("w"));
            var drawn = spot == Figures.Spot.CARD
                    ? Figures.picture(photo, place, spot)
                    : Figures.figure(photo, place, spot, words);
            return new SafeString(drawn.html());
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return null;
        }
    }

    /** Equality of texts, numbers and truth values only; comparing structures could take for ever. */
    private static final class Same extends BinaryExpression<Boolean> {
        @Override
        public Boolean evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return same(this, self, context);
        }
    }

    private static final class Different extends BinaryExpression<Boolean> {
        @Override
        public Boolean evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return !same(this, self, context);
        }
    }

    private static boolean same(
            BinaryExpression<Boolean> both, PebbleTemplateImpl self, EvaluationContextImpl context) {
        var left = both.getLeftExpression().evaluate(self, context);
        var right = both.getRightExpression().evaluate(self, context);
        if (left instanceof Number a && right instanceof Number b) {
            return a.longValue() == b.longValue();
        }
        return isPlain(left) && isPlain(right) && Objects.equals(left, right);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Boolean;
    }

    /** Finds the templates of this theme and nothing else. */
    private record ThemeLoader(Map<String, String> templates) implements Loader<String> {

        @Override
        public Reader getReader(String name) {
            var text = templates.get(name);
            if (text == null) {
                throw new LoaderException(null, "The theme has no file “" + name + "”.");
            }
            return new StringReader(text);
        }

        @Override
        public void setCharset(@Nullable String charset) {}

        @Override
        public void setPrefix(@Nullable String prefix) {}

        @Override
        public void setSuffix(@Nullable String suffix) {}

        @Override
        public String resolveRelativePath(String relativePath, String anchorPath) {
            return relativePath;
        }

        @Override
        public String createCacheKey(String templateName) {
            return templateName;
        }

        @Override
        public boolean resourceExists(String templateName) {
            return templates.containsKey(templateName);
        }
    }
}
