package press.stet.newsroom;

/** What of a story the desk's search finds; names are left out, they are found by their ids. */
final class SearchWords {

    /** PostgreSQL refuses a tsvector over 1 MB; a story of that length is found by its first part. */
    private static final int MAX = 200_000;

    private SearchWords() {}

    static String of(StoryContent content) {
        String words = content.kicker() + "\n" + content.standfirst() + "\n" + content.dateline() + "\n"
                + content.document().plainText(person -> "");
        String bounded = words.length() > MAX ? words.substring(0, MAX) : words;
        return bounded.replace("\u0000", "");
    }

    /** Authors stand in the index as lexemes of their own, so that one index answers words and names together. */
    static String author(PersonId author) {
        return "author" + author.toString().replace("-", "");
    }
}
