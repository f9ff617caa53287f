package press.stet.theme;

/**
 * The newsroom no longer stands by the story. The page stays and says so.
 *
 * @param reason why, in the newsroom's words
 */
public record Retraction(Moment at, String reason) {}
