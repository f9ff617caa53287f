package press.stet.delivery;

import org.jspecify.annotations.Nullable;
import press.stet.format.MovedPage;
import press.stet.kernel.Refusal;

/**
 * What pages say of where they can be had.
 *
 * @param https whether the newsroom's public address is by https
 * @param onion the site's onion service, 56 letters and digits and {@code .onion}; null for none
 */
record SiteAddress(boolean https, @Nullable String onion) {

    SiteAddress {
        if (onion != null && !onion.matches("[a-z2-7]{56}\\.onion")) {
            throw new Refusal("An onion address has 56 letters and digits before .onion; stet.onion has not.");
        }
    }

    /** The same page as an onion service, for {@code Onion-Location}; null where there is none. */
    @Nullable
    String onionOf(String path) {
        return onion == null ? null : "http://" + onion + MovedPage.url(path);
    }
}
