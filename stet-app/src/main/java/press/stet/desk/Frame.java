package press.stet.desk;

import org.jspecify.annotations.Nullable;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.newsroom.House;

/**
 * What stands around every page.
 *
 * @param who who is signed in; null on the sign-in pages
 * @param said a sentence about what was just done; null if nothing was
 * @param path of the page, for the mark in the navigation
 */
public record Frame(
        House house,
        @Nullable StaffMember who,
        String csrfHeader,
        String csrfName,
        String csrfToken,
        String path,
        @Nullable String said,
        Moments moments) {

    public boolean may(Right right) {
        return who != null && who.may(right);
    }

    /** Whether this entry of the navigation is the one we are in. */
    public boolean isIn(String entry) {
        return entry.equals("/") ? path.equals("/") : path.equals(entry) || path.startsWith(entry + "/");
    }

    /** The direction a language is written in, for {@code dir}. */
    public String direction(String language) {
        return Languages.direction(language);
    }
}
