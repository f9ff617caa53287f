package press.stet.desk;

import static press.stet.desk.Words.say;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.StoryState;

/**
 * A story's state as a word; the dot beside it only repeats what the word says.
 *
 * @param kind class of the dot: draft, in_review, scheduled, published, corrected, retracted
 */
public record StateWord(String word, String kind) {

    static StateWord of(StoryState state, @Nullable Instant scheduledFor, Moments moments) {
        String word = switch (state) {
            case DRAFT -> say("{{Draft}}");
            case IN_REVIEW -> say("{{In review}}");
            case SCHEDULED ->
                scheduledFor == null ? say("{{Scheduled}}") : say("{{Scheduled {0}}}", moments.at(scheduledFor));
            case PUBLISHED -> say("{{Live}}");
            case CORRECTED -> say("{{Corrected}}");
            case RETRACTED -> say("{{Retracted}}");
        };
        return new StateWord(word, state.name().toLowerCase(Locale.ROOT));
    }

    /** The word for a filter, without a time. */
    public static String plain(StoryState state) {
        return switch (state) {
            case DRAFT -> say("{{Draft}}");
            case IN_REVIEW -> say("{{In review}}");
            case SCHEDULED -> say("{{Scheduled}}");
            case PUBLISHED -> say("{{Live}}");
            case CORRECTED -> say("{{Corrected}}");
            case RETRACTED -> say("{{Retracted}}");
        };
    }
}
