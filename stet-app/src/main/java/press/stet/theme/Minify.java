package press.stet.theme;

import java.util.regex.Pattern;

/** Takes out of styles, scripts and templates what only their authors need. */
final class Minify {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([{};,>]) ?");
    private static final Pattern AFTER_COLON = Pattern.compile("(?<=[a-z-]): (?=[^{}]*[;}])");
    private static final Pattern INDENT = Pattern.compile("[ \\t]*\\R\\s*");

    private Minify() {}

    /** Styles on one line. Strings must hold no comment marks and no runs of spaces. */
    static String css(String css) {
        var short1 = SPACE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(" ");
        var short2 =
                AFTER_COLON.matcher(AROUND.matcher(short1).replaceAll("$1")).replaceAll(":");
        return short2.replace(";}", "}").strip();
    }

    /** A script without comments and indents; statements must end in semicolons. */
    static String script(String script) {
        return INDENT.matcher(COMMENT.matcher(script).replaceAll(""))
                .replaceAll("")
                .strip();
    }

    /** A template without indents: what matters in HTML is that there is a space, not how many. */
    static String template(String template) {
        return INDENT.matcher(template).replaceAll("\n").stripLeading();
    }
}
