package press.stet.newsroom;

/** Where a story stands on its way. */
public enum StoryState {
    DRAFT,
    IN_REVIEW,
    SCHEDULED,
    PUBLISHED,
    CORRECTED,
    RETRACTED;

    /** Readers can open it. */
    public boolean isLive() {
        return this == PUBLISHED || this == CORRECTED || this == RETRACTED;
    }
}
