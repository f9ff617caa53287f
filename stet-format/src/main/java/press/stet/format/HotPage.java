package press.stet.format;

/**
 * A page named in the edition text itself, so that the usual read needs no table. Always kept as one object.
 *
 * @param path path of the page
 * @param entry the same entry the table has
 */
public record HotPage(String path, PageEntry entry) {
    static final String HTML = "text/html; charset=utf-8";

    public HotPage {
        PagePath.problem(path).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        TextLines.check(entry.form() == PageEntry.Form.WHOLE, "A page in the hot list is kept as one object.");
    }

    /** The line in the edition text, with its newline. */
    String line() {
        String type = entry.mediaType().equals(HTML) ? "" : " " + entry.mediaType();
        return "hot " + entry.csp().word() + " " + entry.length() + " "
                + entry.hash().base64() + " " + path + type + "\n";
    }

    static HotPage parse(TextLines in, String value) throws RefusedException {
        String[] words = value.split(" ", 5);
        if (words.length < 4) {
            throw in.malformed("has a \"hot\" line that is too short");
        }
        PageEntry entry = new PageEntry(
                in.hash("hot", words[2]),
                in.number("hot", words[1]),
                words.length == 5 ? words[4] : HTML,
                CspClass.of(words[0]),
                PageEntry.Form.WHOLE);
        return new HotPage(words[3], entry);
    }
}
