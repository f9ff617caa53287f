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
        String word =
                switch (state) {
                    case DRAFT -> say("state-word.draft");
                    case IN_REVIEW -> say("state-word.in-review");
                    case SCHEDULED ->
                        scheduledFor == null
                                ? say("state-word.scheduled")
                                : say("state-word.scheduled-2", moments.at(scheduledFor));
                    case PUBLISHED -> say("state-word.live");
                    case CORRECTED -> say("state-word.corrected");
                    case RETRACTED -> say("state-word.retracted");
                };
        return new StateWord(word, state.name().toLowerCase(Locale.ROOT));
    }

    /** The word for a filter, without a time. */
    public static String plain(StoryState state) {
        return switch (state) {
            case DRAFT -> say("state-word.draft");
            case IN_REVIEW -> say("state-word.in-review");
            case SCHEDULED -> say("state-word.scheduled");
            case PUBLISHED -> say("state-word.live");
            case CORRECTED -> say("state-word.corrected");
            case RETRACTED -> say("state-word.retracted");
        };
    }
}
