package press.stet.ops.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A story on its way out, with everything that it names.
 *
 * @param address the story's address as readers know it, absolute; or a {@code urn:} if it has none yet
 * @param people everybody its document refers to, names as they may be printed
 * @param photos its lead photo and those in its text
 */
public record ExportedStory(
        Item.Story story,
        String address,
        @Nullable String section,
        List<String> topics,
        List<String> authors,
        List<Item.Person> people,
        List<Item.Photo> photos) {

    public ExportedStory {
        topics = List.copyOf(topics);
        authors = List.copyOf(authors);
        people = List.copyOf(people);
        photos = List.copyOf(photos);
    }

    Map<UUID, Item.Photo> photosById() {
        return photos.stream().collect(Collectors.toMap(Item.Photo::id, Function.identity(), (a, b) -> a));
    }

    Map<UUID, String> namesById() {
        return people.stream().collect(Collectors.toMap(Item.Person::id, Item.Person::name, (a, b) -> a));
    }

    Item.@Nullable Photo lead() {
        Item.LeadPhoto lead = story.leadPhoto();
        return lead == null ? null : photosById().get(lead.photo());
    }
}
