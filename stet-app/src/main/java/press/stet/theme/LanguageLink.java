package press.stet.theme;

/**
 * The same page, or the same newsroom, in another language.
 *
 * @param language BCP 47 tag of the other language, e.g. {@code fa}
 * @param label the language's own name for itself, e.g. {@code فارسی}
 * @param path path from the edition's root
 */
public record LanguageLink(String language, String label, String path) {}
