package press.stet.ops;

import java.util.Locale;
import press.stet.identity.OneTimeLinks;

/** The three addresses that a start ends with: the site, the desk, and where the data lies. */
final class Addresses {

    private Addresses() {}

    static String of(Program program, Settings settings) {
        return String.format(
                Locale.ROOT,
                """

                Stet is running.

                  Site   http://localhost:%d/
                  Desk   http://localhost:%d%s
                         (this link signs you in, once, within 24 hours)
                  Data   %s

                Ctrl-C stops it.""",
                settings.sitePort(),
                settings.deskPort(),
                program.part(OneTimeLinks.class).forFirstPublisher(),
                settings.data());
    }
}
