package press.stet.newsroom;

/**
 * A person as print may show them now.
 *
 * @param name the name, or an empty text once {@code masked}
 * @param about a line for the author page; empty if none
 * @param slug last part of the author page's path; empty if the person is no author
 * @param author may stand in a byline
 * @param masked the name is withheld for safety, everywhere
 */
public record Person(PersonId id, String name, String about, String slug, boolean author, boolean masked) {}
