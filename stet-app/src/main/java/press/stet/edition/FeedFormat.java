package press.stet.edition;

/** The formats in which a list can be followed. */
enum FeedFormat {
    RSS("feed.xml", "application/rss+xml"),
    ATOM("atom.xml", "application/atom+xml"),
    JSON("feed.json", "application/feed+json");

    private final String file;
    private final String type;

    FeedFormat(String file, String type) {
        this.file = file;
        this.type = type;
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
