package press.stet.edition;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.StoreLayout;
import press.stet.newsroom.PublishedStory;

/**
 * Stories as files to pass on by hand. The file is a page of the edition beside its story (a day's beside the day's page), and the same for everybody. What readers
 * save is that page with its proof, which can only be made once the edition is signed ({@link Carrying}) and so lies in the store
 * under the page's hash; the story's page names it by that hash.
 */
final class StoryFiles {

    /** At most 30 kB each: a file stays small enough for a message, and far below the limit of an object. */
    private static final int PHOTOS = 20;

    private static final Pattern PATH = Pattern.compile(".*/([^/]+)/\\1\\.html");

    private final Site site;
    private final Models models;

    StoryFiles(Site site, Models models) {
        this.site = site;
        this.models = models;
    }

    Page of(PublishedStory story) {
        byte[] html = site.theme().renderFile(models.storyFile(story, PHOTOS)).getBytes(StandardCharsets.UTF_8);
        return new Page(path(story.line().path()), Page.HTML, CspClass.PAGE, html);
    }

    /** Where the file of the story at this path lies: {@code /world/rivers/} has {@code /world/rivers/rivers.html}. */
    static String path(String story) {
        String folder = story.endsWith("/") ? story.substring(0, story.length() - 1) : story;
        return folder + "/" + folder.substring(folder.lastIndexOf('/') + 1) + ".html";
    }

    /** Whether this is the path of a story's file. */
    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** Where the file with its proof lies, from the edition's root. */
    static String carried(Page file) {
        return "stet/" + StoreLayout.carried(ObjectHash.of(file.bytes()));
    }
}
