package press.stet.ops.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.select.Elements;

/** WordPress's shortcodes: those with a meaning become HTML, those of plug-ins are left out and noted. */
final class Shortcodes {
    private static final Pattern CODE =
            Pattern.compile("\\[(\\[?)(/?)([a-zA-Z][a-zA-Z0-9_-]{1,40})((?:\\s[^\\[\\]]{0,2000})?)(/?)\\](\\]?)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-zA-Z_-]{1,40})\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'\\]]+))");
    private static final Set<String> LINKS =
            Set.of("embed", "youtube", "vimeo", "twitter", "tweet", "instagram", "soundcloud");
    private static final Set<String> PLAYERS = Set.of("audio", "video", "playlist");

    private final Notes notes;
    private final Function<String, String> attachments;
    private final Map<String, Boolean> closed = new HashMap<>();

    /** @param attachments HTML of the picture with an id, or an empty text */
    Shortcodes(Notes notes, Function<String, String> attachments) {
        this.notes = notes;
        this.attachments = attachments;
    }

    String expand(String content) {
        return content.indexOf('[') < 0 ? content : others(captions(content));
    }

    /** {@code [caption]<img> words[/caption]} becomes a figure. */
    private static String captions(String content) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int open = content.indexOf("[caption", at);
            int head = open < 0 ? -1 : content.indexOf(']', open);
            int close = head < 0 ? -1 : content.indexOf("[/caption]", head);
            if (close < 0) {
                return out.append(content, at, content.length()).toString();
            }
            out.append(content, at, open);
            String old = attribute(content.substring(open, head), "caption");
            out.append(figure(content.substring(head + 1, close), old));
            at = close + "[/caption]".length();
        }
    }

    private static String figure(String inside, String caption) {
        Element body = Jsoup.parseBodyFragment(inside).body();
        Elements pictures = body.select("img");
        String words = caption.isEmpty() ? body.text() : caption;
        return "<figure>" + pictures.outerHtml() + "<figcaption>" + Entities.escape(words) + "</figcaption></figure>";
    }

    private String others(String content) {
        Matcher codes = CODE.matcher(content);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (codes.find()) {
            out.append(content, at, codes.start());
            boolean escaped = !codes.group(1).isEmpty() && !codes.group(6).isEmpty();
            String whole = codes.group();
            String before = codes.group(1);
            String after = codes.group(6);
            out.append(escaped ? whole.substring(1, whole.length() - 1) : before + code(codes, content) + after);
            at = codes.end();
        }
        return out.append(content, at, content.length()).toString();
    }

    private String code(Matcher code, String content) {
        String name = code.group(3);
        String attributes = code.group(4);
        if (name.equals("gallery") && code.group(2).isEmpty()) {
            return gallery(attributes);
        }
        if (PLAYERS.contains(name)) {
            String source = attribute(attributes, "src|mp3|mp4|m4a|ogg|webm|m4v");
            return source.isEmpty() ? "" : "<" + name + " src=\"" + Entities.escape(source) + "\"></" + name + ">";
        }
        if (LINKS.contains(name)) {
            String source = attribute(attributes, "src|url|id");
            return "\n\n" + Entities.escape(source.isEmpty() ? attributes.strip() : source) + "\n\n";
        }
        if (isCode(code, content)) {
            notes.note(Finding.SHORTCODE, code.group());
            return "";
        }
        return code.group(2).isEmpty()
                        && code.group(1).isEmpty()
                        && code.group(6).isEmpty()
                ? code.group()
                : "[" + code.group(2) + name + attributes + code.group(5) + "]";
    }

    /** Words in brackets are a person's own unless they have attributes or a closing partner. */
    private boolean isCode(Matcher code, String content) {
        return !code.group(2).isEmpty()
                || ATTRIBUTE.matcher(code.group(4)).find()
                || closed.computeIfAbsent(code.group(3), name -> content.contains("[/" + name + "]"));
    }

    private String gallery(String attributes) {
        notes.note(Finding.GALLERY, attributes);
        StringBuilder pictures = new StringBuilder("\n\n");
        for (String id : attribute(attributes, "ids|include").split(",", 500)) {
            pictures.append(attachments.apply(id.strip()));
        }
        return pictures.append("\n\n").toString();
    }

    private static String attribute(String attributes, String names) {
        Matcher all = ATTRIBUTE.matcher(attributes);
        while (all.find()) {
            if (all.group(1).matches(names)) {
                String value = all.group(2) != null ? all.group(2) : all.group(3);
                return value != null ? value : all.group(4);
            }
        }
        return "";
    }
}
