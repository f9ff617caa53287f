package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.newsroom.DocumentJson;
import press.stet.newsroom.DocumentWriter;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.StaleSave;
import press.stet.newsroom.Story;
import press.stet.newsroom.StoryContent;
import press.stet.newsroom.TopicId;
import press.stet.newsroom.Writing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The editor's door: reads the words of a story, and keeps them. */
@RestController
@RequestMapping(path = "/stories/{id}/words", produces = MediaType.APPLICATION_JSON_VALUE)
class StoryWords {

    /** A document of 2 MiB and its fields. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the newsroom has. */
    public record There(int saves, Instant savedAt, Map<String, String> fields, JsonNode content) {}

    /** Nothing was changed, because another tab writes the story. */
    public record Conflict(String reason, @Nullable String by, String message) {}

    private record Parcel(UUID lock, int saves, Map<String, String> fields, String content) {}

    private final StoryDesk desk;
    private final Writing writing;
    private final StoryLists lists;

    StoryWords(StoryDesk desk, Writing writing, StoryLists lists) {
        this.desk = desk;
        this.writing = writing;
        this.lists = lists;
    }

    @GetMapping
    There read(StaffMember who, @PathVariable UUID id) {
        Story story = desk.story(id);
        return new There(
                story.saves(),
                story.savedAt(),
                fields(story.working()),
                JSON.readTree(DocumentWriter.json(story.working().document())));
    }

    @PutMapping
    Writing.Saved keep(StaffMember who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        Parcel parcel = parcel(request.getInputStream().readNBytes(MOST_BYTES + 1));
        Story story = desk.forWriting(who, id);
        StoryContent content = content(story.working(), parcel.fields(), parcel.content());
        if (isRepeat(story, parcel, content)) {
            return new Writing.Saved(story.saves(), story.savedAt());
        }
        return writing.save(story.id(), parcel.lock(), parcel.saves(), content);
    }

    /** The answer to a save was lost on the way and the same words come again: they are kept already. */
    private static boolean isRepeat(Story story, Parcel parcel, StoryContent content) {
        return story.lock() != null
                && story.lock().token().equals(parcel.lock())
                && story.saves() == parcel.saves() + 1
                && story.working().equals(content);
    }

    @ExceptionHandler
    ResponseEntity<Conflict> stale(StaleSave stale) {
        String by = stale.by() == null ? null : lists.colleagues().get(stale.by());
        String reason = stale.reason() == StaleSave.Reason.TAKEN_OVER ? "taken_over" : "stale";
        String sentence = by != null && reason.equals("taken_over")
                ? say("story-words.is-writing-this-story-now-your", by)
                : stale.sentence();
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new Conflict(reason, by, sentence));
    }

    private static Parcel parcel(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(say("story-words.the-story-is-too-long-to"));
        }
        try {
            JsonNode root = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            Map<String, String> fields = new HashMap<>();
            root.path("fields")
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asString("")));
            return new Parcel(
                    UUID.fromString(root.path("lock").asString("")),
                    root.path("saves").asInt(-1),
                    fields,
                    root.path("content").toString());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Refusal(say("story-words.this-save-cannot-be-read-open"), e);
        }
    }

    private static Map<String, String> fields(StoryContent words) {
        Map<String, String> fields = new HashMap<>();
        fields.put("headline", words.headline());
        fields.put("standfirst", words.standfirst());
        fields.put("kicker", words.kicker());
        fields.put("dateline", words.dateline());
        fields.put("section", text(words.section()));
        fields.put("topics", text(words.topics()));
        fields.put("authors", text(words.authors()));
        fields.put("photo", text(words.leadPhoto()));
        return fields;
    }

    /** What a tab does not send stays as it is. */
    private static StoryContent content(StoryContent there, Map<String, String> fields, String document) {
        try {
            return new StoryContent(
                    line(fields.getOrDefault("headline", there.headline())),
                    line(fields.getOrDefault("standfirst", there.standfirst())),
                    line(fields.getOrDefault("kicker", there.kicker())),
                    line(fields.getOrDefault("dateline", there.dateline())),
                    one(fields.getOrDefault("section", text(there.section())), SectionId::of),
                    all(fields.getOrDefault("topics", text(there.topics())), TopicId::of),
                    all(fields.getOrDefault("authors", text(there.authors())), PersonId::of),
                    one(fields.getOrDefault("photo", text(there.leadPhoto())), UUID::fromString),
                    DocumentJson.parse(document));
        } catch (IllegalArgumentException e) {
            throw new Refusal(say("story-words.this-save-cannot-be-read-open"), e);
        }
    }

    /** Headline and the like are one line each. */
    private static String line(String typed) {
        return typed.replaceAll("\\s+", " ").strip();
    }

    private static <T> @Nullable T one(String id, Function<String, T> read) {
        return id.isEmpty() ? null : read.apply(id);
    }

    private static <T> List<T> all(String ids, Function<String, T> read) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(read)
                .toList();
    }

    private static String text(@Nullable Object id) {
        return Optional.ofNullable(id).map(Object::toString).orElse("");
    }

    private static String text(List<?> ids) {
        return String.join(",", ids.stream().map(Object::toString).toList());
    }
}
