package press.stet.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the newsroom knows what the story says, as one plain sentence. Made by {@link Words#attribution}.
 *
 * @param text the sentence, ending in a full stop
 * @param sources the outlets it came through, each once, for machines
 */
public record AttributionLine(String text, List<Source> sources) {

    public AttributionLine {
        sources = List.copyOf(sources);
    }

    /**
     * @param outlet e.g. a news agency
     * @param address where it said so, or null
     */
    public record Source(String outlet, @Nullable String address) {}
}
