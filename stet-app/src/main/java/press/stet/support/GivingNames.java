package press.stet.support;

import java.util.Locale;

/** How rhythms are called in forms and in keys of words. */
public final class GivingNames {

    private GivingNames() {}

    public static String of(Rhythm rhythm) {
        return rhythm.name().toLowerCase(Locale.ROOT);
    }
}
