package press.stet.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.media.Credit;
import press.stet.media.ImageType;
import press.stet.media.NamedText;
import press.stet.media.PhotoId;
import press.stet.media.Photos;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.storage.Objects;
import press.stet.theme.Photo;
import press.stet.theme.Rendition;

/** Photos from {@code media}, with the names of people put in as they may be shown now. */
@Component
class PrintedPictures implements Pictures {

    private final Photos photos;
    private final Objects objects;
    private final StoryCards cards;

    PrintedPictures(Photos photos, Objects objects, StoryCards cards) {
        this.photos = photos;
        this.objects = objects;
        this.cards = cards;
    }

    @Override
    public Optional<Photo> photo(UUID id, @Nullable String caption, Site site, String language) {
        return ready(id).map(photo -> {
            String own = NamedText.read(photo.details().caption(), person -> site.name(new PersonId(person), language));
            return new Photo(
                    photo.renditions().stream()
                            .sorted((a, b) -> b.type().compareTo(a.type()))
                            .map(rendition -> new Rendition(
                                    Models.below(path(rendition)),
                                    rendition.width(),
                                    rendition.type().mediaType()))
                            .toList(),
                    photo.width(),
                    photo.height(),
                    photo.details().alt(),
                    caption != null ? caption : own.isBlank() ? null : own,
                    credit(photo.details().credit(), site, language));
        });
    }

    @Override
    public List<PrintedFile> files(UUID id) {
        return ready(id).stream()
                .flatMap(photo -> photo.renditions().stream())
                .map(rendition -> new PrintedFile(path(rendition), entry(rendition)))
                .toList();
    }

    @Override
    public Optional<String> inlined(UUID id) {
        return ready(id).flatMap(photo -> photo.renditions().stream()
                .filter(rendition -> rendition.type() == ImageType.JPEG)
                .min(Comparator.comparingInt(press.stet.media.Rendition::width))
                .map(small -> "data:" + small.type().mediaType() + ";base64,"
                        + Base64.getEncoder().encodeToString(photos.print(small))));
    }

    @Override
    public Optional<PrintedFile> card(StoryLine line) {
        return cards.of(line);
    }

    @Override
    public List<PrintedFile> cards(StoryId story) {
        return cards.drawn(story);
    }

    @Override
    public Pictures forAll() {
        Map<String, CardRows.Card> drawn = new HashMap<>();
        cards.all().forEach(card -> drawn.put(card.story() + card.words(), card));
        return new AllPictures(this, cards, drawn);
    }

    /** With every card at hand: a full print would ask the database once for each story. */
    private record AllPictures(PrintedPictures pictures, StoryCards cards, Map<String, CardRows.Card> drawn)
            implements Pictures {

        @Override
        public Optional<Photo> photo(UUID id, @Nullable String caption, Site site, String language) {
            return pictures.photo(id, caption, site, language);
        }

        @Override
        public List<PrintedFile> files(UUID id) {
            return pictures.files(id);
        }

        @Override
        public Optional<String> inlined(UUID id) {
            return pictures.inlined(id);
        }

        @Override
        public Optional<PrintedFile> card(StoryLine line) {
            return line.state() == StoryState.RETRACTED
                    ? Optional.empty()
                    : Optional.ofNullable(drawn.get(line.id() + StoryCards.words(line)))
                            .map(cards::file);
        }
    }

    private Optional<press.stet.media.Photo> ready(UUID id) {
        PhotoId wanted = new PhotoId(id);
        return Optional.ofNullable(photos.getAll(List.of(wanted)).get(wanted))
                .filter(photo -> !photo.renditions().isEmpty());
    }

    private PageEntry entry(press.stet.media.Rendition rendition) {
        ObjectHash hash = ObjectHash.fromHex(rendition.hash());
        try {
            if (objects.find(hash) == null) {
                objects.write(hash, photos.print(rendition));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A photo could not be written for print. Is the disk full?", e);
        }
        return new PageEntry(
                hash, rendition.length(), rendition.type().mediaType(), CspClass.ASSET, PageEntry.Form.WHOLE);
    }

    /** Made of the hash, so that it can be kept for good by whoever fetched it. */
    private static String path(press.stet.media.Rendition rendition) {
        return "/media/" + rendition.hash().substring(0, 24) + "."
                + rendition.type().extension();
    }

    private static @Nullable String credit(Credit credit, Site site, String language) {
        String person = credit.person() == null ? null : site.name(new PersonId(credit.person()), language);
        if (person != null && credit.agency() != null) {
            return person + " / " + credit.agency();
        }
        return person != null ? person : credit.agency();
    }
}
