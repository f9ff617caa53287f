package press.stet.ops.exchange;

/** What an import may have to say about an item. Each has a name for machines and words for people. */
public enum Finding {
    SLUG_TAKEN(Outcome.CHANGED, "its address was taken by another story, so it got a number"),
    DATE_IMPOSSIBLE(Outcome.CHANGED, "a date that can't be right was left out"),
    DATES_SWAPPED(Outcome.CHANGED, "it was changed before it was published, so the change has no date now"),
    UNDATED(Outcome.CHANGED, "it says it is published but not when, so it came in as a draft"),
    NOT_PUBLIC(Outcome.CHANGED, "not everyone could read it, so it came in as a draft"),
    UNTITLED(Outcome.CHANGED, "it has no title, so it got one from its first words"),
    NO_SECTION(Outcome.CHANGED, "it has no section, so it was filed under News"),
    LANGUAGE(Outcome.CHANGED, "its language is not one of this newsroom's, so it came in under the first one"),
    PAGE(Outcome.CHANGED, "it is a page and not a story, so it came in as a draft"),
    PLANNED(Outcome.CHANGED, "it was to be published later, so it came in as a draft"),
    WITHDRAWN(Outcome.CHANGED, "it had been withdrawn, so it came in as a draft"),
    AUTHOR_UNKNOWN(Outcome.CHANGED, "an author is not listed in the export; the byline shows what was found"),
    BYTES_REPLACED(Outcome.CHANGED, "places that are not text were replaced by the sign \uFFFD"),
    CONTROLS_REMOVED(Outcome.CHANGED, "control characters were taken out"),

    ADDRESS_TAKEN(Outcome.DEGRADED, "an old address of it leads to another page already"),
    HEADING_LEVEL(Outcome.DEGRADED, "headings below the third level are of the third level now"),
    TABLE(Outcome.DEGRADED, "a table became lines of text"),
    GALLERY(Outcome.DEGRADED, "a gallery became single photos"),
    MOVED_OUT(Outcome.DEGRADED, "something inside a list or a quotation was put after it"),
    FLATTENED(Outcome.DEGRADED, "text nested too deeply was made flat"),
    FRAME(Outcome.DEGRADED, "a frame of another site became a link"),
    PLAYER(Outcome.DEGRADED, "a sound or film became a link"),
    CARD(Outcome.DEGRADED, "a card became plain text and links"),
    LINK_DROPPED(Outcome.DEGRADED, "a link that leads nowhere safe was taken off its words"),
    IMAGE_LINK(Outcome.DEGRADED, "a link around a picture was taken off"),
    BODY_FALLBACK(Outcome.DEGRADED, "its text could not be read in the editor's own form; the printed form was taken"),
    CANONICAL(Outcome.DEGRADED, "it names another address as its original, which is not kept"),
    CHAIN_BROKEN(Outcome.DEGRADED, "an attribution could not be read"),

    SCRIPT(Outcome.DEGRADED, "a script was left out"),
    FORM(Outcome.DEGRADED, "a form was left out"),
    DRAWING(Outcome.DEGRADED, "a drawing or formula was left out"),
    SHORTCODE(Outcome.DEGRADED, "a shortcode or block of the old system was left out"),
    INVITATION(Outcome.DEGRADED, "an invitation to sign up or pay was left out"),
    PICTURE_INSIDE_TEXT(Outcome.DEGRADED, "a picture written into the text itself was left out"),
    CODE_INJECTION(Outcome.DEGRADED, "code added to the page was left out"),

    PHOTO_WORDS(
            Outcome.DEGRADED,
            "a photo says not what it shows or not whose it is; it needs both before its story is changed"),

    MEDIA_MISSING(Outcome.MISSING, "its file does not travel with the export"),

    DUPLICATE(Outcome.SKIPPED, "another of the same key came before it"),
    TOO_LONG(Outcome.SKIPPED, "it is longer than a story can be"),
    NOT_A_STORY(Outcome.SKIPPED, "its text can't stand as a story"),
    UNREADABLE(Outcome.SKIPPED, "it could not be read"),
    NOT_TEXT(Outcome.SKIPPED, "it is not a text"),
    OLD_VERSION(Outcome.SKIPPED, "it is of a version that Stet does not read"),
    PHOTO_REFUSED(Outcome.SKIPPED, "it is no picture that Stet takes"),
    TRASH(Outcome.SKIPPED, "it lay in the bin"),
    OTHER_KIND(Outcome.SKIPPED, "it is of a kind that a newsroom has no place for"),
    INTERNAL_TAG(Outcome.SKIPPED, "it is a tag for internal use"),
    COMMENTS(Outcome.SKIPPED, "comments are not imported");

    /** What happened to the item. */
    public enum Outcome {
        CHANGED("changed"),
        DEGRADED("simplified"),
        MISSING("missing"),
        SKIPPED("skipped");

        final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    final Outcome outcome;
    final String words;

    Finding(Outcome outcome, String words) {
        this.outcome = outcome;
        this.words = words;
    }
}
