package press.stet.theme;

/**
 * A link inside the edition.
 *
 * @param label what it says
 * @param path path from the edition's root, without a leading slash
 */
public record NavLink(String label, String path) {}
