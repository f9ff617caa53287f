package press.stet.newsroom;

import java.util.List;

/**
 * All that print needs of one published story.
 *
 * @param corrections oldest first, retraction included
 * @param pairs the same story in other languages, published ones only
 */
public record PublishedStory(
        StoryLine line, StoryContent content, List<Correction> corrections, List<StoryLine> pairs) {}
