package press.stet.newsroom;

/** A topic of one language edition. */
public record Topic(TopicId id, String language, String name, String slug) {}
