package press.stet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large export comes in as a stream: what the importing process takes does not grow with it. The full size: bench/import.sh. */
class ImportMemoryTest {

    private static final int MEGABYTES = 40;
    private static final long MOST_MEGABYTES = 300;

    @TempDir
    Path folder;

    @Test
    void an_export_comes_in_with_at_most_300_megabytes_of_memory() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "The size of a process is read from /proc.");
        Path export = export(folder.resolve("wordpress.xml"));
        Process process = Shell.start(
                "import", export.toString(), "--data", folder.resolve("data").toString());
        try {
            long peak = 0;
            do {
                peak = Math.max(peak, peakKilobytes(process.pid()));
            } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
            String words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(words).isZero();
            assertThat(words).contains("are new");
            assertThat(peak / 1024).isBetween(1L, MOST_MEGABYTES);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The largest resident size so far; 0 once the process has ended. */
    private static long peakKilobytes(long process) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static Path export(Path file) throws IOException {
        String text = "<p>" + "Ships wait outside the mole, and nobody was hurt. ".repeat(60) + "</p>";
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\""
                            + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">"
                            + "<channel><wp:wxr_version>1.2</wp:wxr_version>"
                            + "<wp:base_blog_url>https://example.org</wp:base_blog_url>");
            int stories = MEGABYTES * 1_000_000 / (text.length() + 500);
            for (int id = 1; id <= stories; id++) {
                out.write("<item><title>Harbour report " + id + "</title><link>https://example.org/" + id
                        + "/</link><dc:creator>ann</dc:creator><content:encoded><![CDATA[" + text
                        + "]]></content:encoded><excerpt:encoded></excerpt:encoded><wp:post_id>" + id
                        + "</wp:post_id><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><wp:post_name>harbour-"
                        + id
                        + "</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
                        + "<category domain=\"category\" nicename=\"world\">World</category></item>\n");
            }
            out.write("</channel></rss>");
        }
        return file;
    }
}
