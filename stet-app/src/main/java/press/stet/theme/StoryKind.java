package press.stet.theme;

/** What kind of journalism it is, with its schema.org type. */
public enum StoryKind {
    REPORT("ReportageNewsArticle"),
    NEWS("NewsArticle"),
    ANALYSIS("AnalysisNewsArticle"),
    BACKGROUND("BackgroundNewsArticle"),
    OPINION("OpinionNewsArticle"),
    REVIEW("ReviewNewsArticle");

    private final String schemaType;

    StoryKind(String schemaType) {
        this.schemaType = schemaType;
    }

    String schemaType() {
        return schemaType;
    }
}
