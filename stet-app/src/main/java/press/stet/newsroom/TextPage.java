package press.stet.newsroom;

/** About, imprint, privacy or contact in one language. */
public record TextPage(String language, Kind kind, String title, Document body) {

    public enum Kind {
        ABOUT,
        IMPRINT,
        PRIVACY,
        CONTACT
    }
}
