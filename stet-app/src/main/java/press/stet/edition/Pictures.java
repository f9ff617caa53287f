package press.stet.edition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.format.PageEntry;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.theme.Photo;

/** Photos as print shows them. */
interface Pictures {

    /** No photos at all. */
    Pictures NONE = new Pictures() {
        @Override
        public Optional<Photo> photo(UUID id, @Nullable String caption, Site site, String language) {
            return Optional.empty();
        }

        @Override
        public List<PrintedFile> files(UUID id) {
            return List.of();
        }
    };

    /** A file that is in the store already. */
    record PrintedFile(String path, PageEntry entry) {}

    /** @param caption in place of the photo's own; null = its own */
    Optional<Photo> photo(UUID id, @Nullable String caption, Site site, String language);

    /** A photo's smallest print as a {@code data:} address that every browser shows; empty if there is none. */
    default Optional<String> inlined(UUID id) {
        return Optional.empty();
    }

    /** The picture that stands for a story where its address is shared; empty while none is drawn for what the story says now. */
    default Optional<PrintedFile> card(StoryLine line) {
        return Optional.empty();
    }

    /** Every card that was ever drawn for a story. */
    default List<PrintedFile> cards(StoryId story) {
        return List.of();
    }

    /** The same, ready to be asked about every story there is. */
    default Pictures forAll() {
        return this;
    }

    /** Every rendition of a photo; empty if there is no such photo. */
    List<PrintedFile> files(UUID id);
}
