package press.stet.support;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How rhythms are called in forms and in keys of words. */
public final class GivingNames {

    private GivingNames() {}

    public static String of(Rhythm rhythm) {
        return rhythm.name().toLowerCase(Locale.ROOT);
    }

    /** The rhythm a form named; empty when there is none of that name. */
    public static Optional<Rhythm> rhythm(String name) {
        return Stream.of(Rhythm.values())
                .filter(each -> of(each).equals(name.strip()))
                .findFirst();
    }
}
