package press.stet.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.stet.format.EditionText;
import press.stet.format.HotPage;
import press.stet.format.ObjectHash;
import press.stet.format.ObjectSource;
import press.stet.format.PageEntry;
import press.stet.format.PageTable;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryLine;

/** The pages that the edition text names itself, so that most reads need no table: fronts, then the newest stories, then sections. */
final class HotList {

    private static final int NEWEST = 50;

    private HotList() {}

    /** As many as an edition text holds; a page that is not in the table, or is kept in chunks, is left out. */
    static List<HotPage> of(Site site, Published published, ObjectSource source, ObjectHash root) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        List<String> languages = site.house().languages();
        languages.forEach(language -> paths.add(site.house().root(language)));
        paths.add(ReaderFiles.PAGE_SCRIPT);
        for (String language : languages) {
            published.newest(ListKey.language(language), NEWEST / languages.size()).stream()
                    .map(StoryLine::path)
                    .forEach(paths::add);
        }
        languages.forEach(language -> site.sections(language)
                .forEach(section -> paths.add(site.house().root(language) + section.slug() + "/")));
        return inTable(paths, source, root);
    }

    private static List<HotPage> inTable(Set<String> paths, ObjectSource source, ObjectHash root) throws IOException {
        Map<ObjectHash, byte[]> nodes = new HashMap<>();
        PageTable table = PageTable.open(
                (hash, most) -> {
                    byte[] node = nodes.containsKey(hash) ? nodes.get(hash) : source.read(hash, most);
                    nodes.put(hash, node);
                    return node;
                },
                root);
        List<HotPage> hot = new ArrayList<>();
        for (String path : paths) {
            Optional<PageEntry> entry = table.get(path);
            if (entry.isPresent() && entry.get().form() == PageEntry.Form.WHOLE) {
                hot.add(new HotPage(path, entry.get()));
            }
        }
        return EditionText.fitting(hot);
    }
}
