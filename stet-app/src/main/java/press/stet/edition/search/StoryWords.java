package press.stet.edition.search;

import java.util.Set;

/**
 * The indexed words of one story.
 *
 * @param head those of the headline and what stands around it, which count more
 * @param text the others
 */
public record StoryWords(String[] head, String[] text) {

    /** @param words of the story's language */
    public static StoryWords of(SearchWords words, String head, String text) {
        Set<String> first = words.in(head);
        Set<String> others = words.in(text);
        others.removeAll(first);
        return new StoryWords(first.toArray(String[]::new), others.toArray(String[]::new));
    }
}
