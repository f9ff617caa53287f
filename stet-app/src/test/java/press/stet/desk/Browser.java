package press.stet.desk;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium, with an empty profile for each person. */
class Browser implements AutoCloseable {

    private static final List<String> PLAIN = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Installed by {@code npm ci} in {@code checks/}, as the test command does. */
    private static final Path AXE = Path.of("..", "checks", "node_modules", "axe-core", "axe.min.js");

    private final Playwright playwright = Playwright.create();
    private final com.microsoft.playwright.Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(PLAIN));
    private final String desk;

    Browser(int port) {
        // Generous, since the machine may be busy; a page that answers at once is not held up by it.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        this.desk = "http://localhost:" + port;
    }

    Page person() {
        return page(1280, 900, ColorScheme.LIGHT);
    }

    /** A page of this size, in CSS pixels, in a profile of its own. */
    Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(desk)
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** Gives this person's device a place for passkeys that agrees by itself. */
    static void giveAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    /** What axe-core finds against WCAG 2.2 A and AA, as one line per finding; empty when nothing. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        page.evaluate(axe());
        Object found = page.evaluate(
                "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})).violations"
                        + ".map(v => ({id: v.id, nodes: v.nodes.map(n => n.html + ' ' + (n.any[0]?.message ?? '')).join(' | ')}))");
        return ((List<Map<String, String>>) found)
                .stream().map(each -> each.get("id") + ": " + each.get("nodes")).toList();
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new IllegalStateException("axe-core is not there. Run npm ci in checks/ first.", e);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
