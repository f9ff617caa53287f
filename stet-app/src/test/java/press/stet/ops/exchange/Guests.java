package press.stet.ops.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import press.stet.newsroom.Document;

/** Everything that an import let in, for tests to look at. Checks that what a story names came before it. */
final class Guests implements Newcomers {
    final Map<String, Item> items = new LinkedHashMap<>();
    final Map<UUID, Item.Photo> photos = new LinkedHashMap<>();
    final Map<UUID, Item.Person> persons = new LinkedHashMap<>();
    final StringWriter lines = new StringWriter();
    final Report report = new Report(lines);

    static Guests of(Path source) throws IOException {
        Guests guests = new Guests();
        try (Import export = Import.open(source)) {
            export.into(guests, guests.report, null);
        }
        return guests;
    }

    /** Imports a file of this name and text out of a folder of its own. */
    static Guests of(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return of(file);
    }

    @Override
    public void arrives(Item item) {
        if (item instanceof Item.Story story) {
            check(story);
        }
        if (item instanceof Item.Photo photo) {
            photos.put(photo.id(), photo);
        }
        if (item instanceof Item.Person person) {
            persons.put(person.id(), person);
        }
        if (items.put(item.key(), item) != null) {
            throw new AssertionError(item.key() + " arrived twice");
        }
    }

    private void check(Item.Story story) {
        require(story.section() == null || items.get(story.section()) instanceof Item.Section, "section first");
        story.topics().forEach(topic -> require(items.get(topic) instanceof Item.Topic, "topics first"));
        story.authors().forEach(author -> require(items.get(author) instanceof Item.Author, "authors first"));
        story.document().photos().forEach(photo -> require(photos.containsKey(photo), "photos first"));
        story.document().people().forEach(person -> require(persons.containsKey(person), "persons first"));
        require(
                story.leadPhoto() == null
                        || photos.containsKey(story.leadPhoto().photo()),
                "lead photo first");
        require(story.published() == null == (story.state() == Item.State.DRAFT), "drafts alone have no date");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }

    List<Item.Story> stories() {
        return items.values().stream()
                .filter(Item.Story.class::isInstance)
                .map(Item.Story.class::cast)
                .toList();
    }

    Item.Story only() {
        if (stories().size() != 1) {
            throw new AssertionError("not one story but " + stories().size() + "\n" + lines);
        }
        return stories().getFirst();
    }

    /** The only story's words. */
    String text() {
        return only().document().plainText(id -> persons.get(id).name());
    }

    List<Document.Block> blocks() {
        return only().document().blocks();
    }

    String name(String key) {
        return switch (items.get(key)) {
            case Item.Section s -> s.name();
            case Item.Topic t -> t.name();
            case Item.Author a -> a.name();
            default -> throw new AssertionError(key);
        };
    }
}
