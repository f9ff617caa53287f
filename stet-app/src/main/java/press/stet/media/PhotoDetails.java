package press.stet.media;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said about a photo, in one language. Nothing here names a person in words: where a caption needs a name, it holds
 * the person by id (see {@link NamedText}).
 *
 * @param alt what is to be seen, for those who don't see it
 * @param caption the line beneath; may be empty
 * @param licence the terms of use as a name or address; may be empty
 * @param language BCP 47
 */
public record PhotoDetails(String alt, String caption, Credit credit, String licence, String language) {
    private static final int LONGEST = 2_000;

    public PhotoDetails {
        alt = shortened(alt);
        caption = shortened(caption);
        licence = shortened(licence);
    }

    private static String shortened(String text) {
        String stripped = text.strip().replace("\0", "");
        return stripped.length() <= LONGEST
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, stripped.codePointCount(0, LONGEST)));
    }

    /** Sentences that say what the photo still needs before a story may show it; empty when it may. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (alt.isEmpty()) {
            missing.add("Please describe what the photo shows, for readers who can't see it.");
        }
        if (credit.isMissing()) {
            missing.add("Please say whose photo it is: a photographer, an agency, or both.");
        }
        return List.copyOf(missing);
    }
}
