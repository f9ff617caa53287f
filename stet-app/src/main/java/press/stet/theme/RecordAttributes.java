package press.stet.theme;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only things a template may ask of an object: the components of this package's records and the methods marked
 * {@link ForThemes}, the sentences of {@link Words}, the position in a loop, the keys of a map it wrote itself. No
 * other method of any class is reachable.
 */
final class RecordAttributes implements AttributeResolver {

    private static final ResolvedAttribute NOTHING = new ResolvedAttribute(null);

    private static final ClassValue<Map<String, Function<Object, @Nullable Object>>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Function<Object, @Nullable Object>> computeValue(Class<?> type) {
            return accessorsOf(type);
        }
    };

    @Override
    public ResolvedAttribute resolve(
            @Nullable Object target,
            Object name,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode argumentNodes,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (target == null) {
            return NOTHING;
        }
        if (arguments != null) {
            throw new PebbleException(null, "A theme can't call “" + name + "”; it may only read.", line, file);
        }
        return switch (target) {
            case Words words -> new ResolvedAttribute(words.sentence(String.valueOf(name)));
            case Map<?, ?> map -> new ResolvedAttribute(map.get(name));
            case ForNode.LoopVariables loop -> new ResolvedAttribute(position(loop, String.valueOf(name), file, line));
            default -> component(target, String.valueOf(name), file, line);
        };
    }

    private static Object position(ForNode.LoopVariables loop, String name, String file, int line) {
        return switch (name) {
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "index" -> loop.getIndex();
            default -> throw unknown("a loop", name, file, line);
        };
    }

    private static ResolvedAttribute component(Object target, String name, String file, int line) {
        var accessor = ACCESSORS.get(target.getClass()).get(name);
        if (accessor == null) {
            throw unknown(target.getClass().getSimpleName(), name, file, line);
        }
        return switch (accessor.apply(target)) {
            case null -> NOTHING;
            case SafeHtml html -> html.isEmpty() ? NOTHING : new ResolvedAttribute(new SafeString(html.html()));
            case Enum<?> value -> new ResolvedAttribute(value.name());
            case Object value -> new ResolvedAttribute(value);
        };
    }

    private static PebbleException unknown(String what, String name, String file, int line) {
        return new PebbleException(
                null, "There is no “" + name + "” in " + what + " that a theme may read.", line, file);
    }

    private static Map<String, Function<Object, @Nullable Object>> accessorsOf(Class<?> type) {
        var accessors = new HashMap<String, Function<Object, @Nullable Object>>();
        if (!type.isRecord() || !type.getPackageName().equals(RecordAttributes.class.getPackageName())) {
            return accessors;
        }
        for (var component : type.getRecordComponents()) {
            accessors.put(component.getName(), compile(component.getAccessor()));
        }
        for (var method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(ForThemes.class)) {
                accessors.put(method.getName(), compile(method));
            }
        }
        return accessors;
    }

    /** Turns a getter into a function, which is as fast as calling it. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> compile(Method getter) {
        try {
            var lookup = MethodHandles.lookup();
            var handle = lookup.unreflect(getter);
            var boxed = handle.type().wrap();
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            boxed)
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("Can't read " + getter, e);
        }
    }
}
