package press.stet.theme;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A look: templates, styles, scripts and tokens, checked and ready. Rendering is a pure function of the page; one theme
 * serves any number of threads. A theme never changes; {@link Themes} hands out a new one when files change.
 */
public final class Theme {

    private final Tokens tokens;
    private final Map<String, String> files;
    private final PebbleEngine templates;
    private final String hash;
    private final Map<List<String>, Sheet> styles = new ConcurrentHashMap<>();
    private final Map<List<String>, Sheet> scripts = new ConcurrentHashMap<>();

    private Theme(Map<String, String> files, Tokens tokens) {
        var weaknesses = tokens.weaknesses();
        if (!weaknesses.isEmpty()) {
            throw new ThemeException(String.join(" ", weaknesses));
        }
        this.tokens = tokens;
        this.files = minified(files);
        var templateTexts = new TreeMap<>(this.files);
        templateTexts.keySet().removeIf(name -> !name.endsWith(".peb"));
        this.templates = Sandbox.over(templateTexts);
        this.hash = hash(this.files, tokens);
    }

    /** The default theme. */
    public static Theme standard(Tokens tokens) {
        return new Theme(ThemeFiles.defaults(), tokens);
    }

    /**
     * A theme in a folder as it is now; files it lacks come from the default theme.
     *
     * @throws ThemeException saying what to mend if a file can't be used or a token is too weak
     */
    public static Theme fromFolder(Path folder, Tokens tokens) {
        return new Theme(ThemeFiles.over(folder), tokens);
    }

    private static Map<String, String> minified(Map<String, String> files) {
        var minified = new TreeMap<String, String>();
        files.forEach((name, text) -> minified.put(
                name,
                switch (name.substring(name.lastIndexOf('.'))) {
                    case ".css" -> Minify.css(text);
                    case ".js" -> Minify.script(text);
                    default -> Minify.template(text);
                }));
        return minified;
    }

    /** All that a page depends on beside its model: files, tokens, and the words of every language. */
    private static String hash(Map<String, String> files, Tokens tokens) {
        var all = new StringBuilder();
        files.forEach((name, text) -> all.append(name).append('\0').append(text).append('\0'));
        all.append(tokens.css()).append('\0').append(tokens.typeface()).append('\0');
        if (tokens.logo() != null) {
            all.append(tokens.logo().svg().html());
        }
        Words.LANGUAGES.stream().sorted().forEach(language -> all.append('\0')
                .append(new TreeMap<>(Words.of(language).sentences())));
        return HexFormat.of().formatHex(Sheet.sha256(all.toString()));
    }

    /** SHA-256, in hex, of everything in the theme that a page depends on. */
    public String hash() {
        return hash;
    }

    /** The tokens it was made with. */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * The page as a whole HTML document.
     *
     * @throws ThemeException if a template can't print this page, or takes too long or too much room
     */
    public String render(PageModel page) {
        var words = Words.of(page.site().language());
        var head = Head.of(page, styles(page), scripts(page), words);
        var model = new HashMap<String, Object>();
        model.put("page", page);
        model.put("site", page.site());
        model.put("root", page.place().root());
        model.put("head", head);
        model.put("w", words);
        if (tokens.logo() != null) {
            model.put("logo", new SafeString(tokens.logo().svg().html()));
        }
        return ScopedValue.where(Work.OF_THIS_PAGE, new Work()).call(() -> evaluate(templateOf(page), model));
    }

    /**
     * A story as one file to pass on: everything inside, nothing fetched, no script.
     *
     * @param story with a text whose photos are inlined and whose links are absolute
     * @throws ThemeException as {@link #render}
     */
    public String renderFile(StoryPage story) {
        var model = fileModel(story.site(), List.of(story), story.headline());
        model.put("page", story);
        return ScopedValue.where(Work.OF_THIS_PAGE, new Work()).call(() -> evaluate("file.peb", model));
    }

    /**
     * Several stories as one file, such as those of a day.
     *
     * @param stories as for {@link #renderFile}
     */
    public String renderFile(SiteModel site, String title, List<StoryPage> stories) {
        var model = fileModel(site, stories, title);
        model.put("stories", stories);
        model.put("title", title);
        return ScopedValue.where(Work.OF_THIS_PAGE, new Work()).call(() -> evaluate("day.peb", model));
    }

    private Map<String, Object> fileModel(SiteModel site, List<StoryPage> stories, String title) {
        var model = new HashMap<String, Object>();
        model.put("site", site);
        model.put(
                "head", Head.ofFile(site, title, styles.computeIfAbsent(Parts.fileStyles(site, stories), this::sheet)));
        model.put("w", Words.of(site.language()));
        return model;
    }

    private String evaluate(String template, Map<String, Object> model) {
        var out = new PageWriter();
        try {
            templates.getTemplate(template).evaluate(out, model);
        } catch (PebbleException e) {
            throw new ThemeException(Sandbox.sentence(e), e);
        } catch (StackOverflowError e) {
            throw new ThemeException("The theme can't be used: " + template + " includes itself without end.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private Sheet styles(PageModel page) {
        return styles.computeIfAbsent(Parts.styles(page), this::sheet);
    }

    private Sheet sheet(List<String> styleParts) {
        return Sheet.of(tokens.css() + textOf(styleParts, ".css"));
    }

    private Sheet scripts(PageModel page) {
        return scripts.computeIfAbsent(Parts.scripts(page), parts -> Sheet.of(textOf(parts, ".js")));
    }

    private String textOf(List<String> parts, String ending) {
        return parts.stream()
                .map(part -> Objects.requireNonNull(files.get(part + ending)))
                .collect(Collectors.joining());
    }

    private static String templateOf(PageModel page) {
        return switch (page) {
            case StoryPage _ -> "story.peb";
            case FrontPage _ -> "front.peb";
            case ListPage _ -> "list.peb";
            case ArchiveIndex _ -> "archive.peb";
            case CorrectionsPage _ -> "corrections.peb";
            case TextPage _ -> "text.peb";
            case LettersPage _ -> "letters.peb";
            case SearchPage _ -> "search.peb";
            case CheckPage _ -> "check.peb";
            case NotFoundPage _ -> "not-found.peb";
        };
    }
}
