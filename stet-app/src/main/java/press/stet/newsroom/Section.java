package press.stet.newsroom;

/** A section of one language edition, in the order of the navigation. */
public record Section(SectionId id, String language, String name, String slug, int position) {}
