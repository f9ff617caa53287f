package press.stet.edition;

/** The formats in which a list can be followed. */
enum FeedFormat {
    RSS("RSS", "feed.xml", "application/rss+xml"),
    ATOM("Atom", "atom.xml", "application/atom+xml"),
    JSON("JSON Feed", "feed.json", "application/feed+json");

    private final String label;
    private final String file;
    private final String type;

    FeedFormat(String label, String file, String type) {
        this.label = label;
        this.file = file;
        this.type = type;
    }

    /** What people call it, in every language. */
    String label() {
        return label;
    }

    /** Last part of the path. */
    String file() {
        return file;
    }

    /** Media type. */
    String type() {
        return type;
    }
}
