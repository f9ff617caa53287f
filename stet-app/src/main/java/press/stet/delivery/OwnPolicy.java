package press.stet.delivery;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;

/**
 * The policy that a page states of itself in its head, narrower than that of its class: it names the page's scripts and styles by
 * their hashes. Where the page has one, the site sends it in the header too, so that it holds from the first byte on and
 * nothing inline is allowed by a word.
 */
final class OwnPolicy {

    /** The head's first lines hold it. */
    private static final int WITHIN = 4096;

    private static final Pattern META = Pattern.compile(
            "<meta http-equiv=\"?Content-Security-Policy\"? content=\"(default-src (?:'|&#39;)none(?:'|&#39;);[^\"<>]{1,2000})\"");

    /** What may stand in a policy: no comma, which would begin another one, and nothing that could end the header. */
    private static final Pattern HARMLESS = Pattern.compile("[a-zA-Z0-9 ;:'*/.=+_-]+");

    private OwnPolicy() {}

    /**
     * The policy for the header. It forbids all that it does not name, as a page's own does, and beside that what only a
     * header can forbid. Null where the page has none, or one that is not as narrow: then its class's holds.
     */
    static @Nullable String of(CspClass csp, byte[] html) {
        if (csp != CspClass.PAGE && csp != CspClass.FORM) {
            return null;
        }
        String head = new String(html, 0, Math.min(html.length, WITHIN), StandardCharsets.UTF_8);
        Matcher meta = META.matcher(head);
        if (!meta.find()) {
            return null;
        }
        String policy = meta.group(1).replace("&#39;", "'");
        return HARMLESS.matcher(policy).matches() && !policy.contains("unsafe-")
                ? policy + ";frame-ancestors 'none'"
                : null;
    }
}
