package press.stet.ops;

/** The three addresses that a start ends with: the site, the desk, and where the data lies. */
final class Addresses {

    private Addresses() {}

    static String of(Settings settings) {
        return """

                Stet is running.

                  Site   http://localhost:%d/
                  Desk   http://localhost:%d%s
                  Data   %s

                Ctrl-C stops it.""".formatted(settings.sitePort(), settings.deskPort(), "/", settings.data());
    }
}
