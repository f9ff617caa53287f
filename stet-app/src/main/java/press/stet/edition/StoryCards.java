package press.stet.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import press.stet.edition.CardRows.Card;
import press.stet.edition.Pictures.PrintedFile;
import press.stet.format.CspClass;
import press.stet.format.ObjectHash;
import press.stet.format.PageEntry;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;
import press.stet.jobs.Jobs;
import press.stet.media.Cards;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.PrintChange;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.StoryState;
import press.stet.storage.Objects;
import press.stet.storage.Vault;
import press.stet.theme.Direction;

/**
 * The pictures that stand for stories where their addresses are shared (Open Graph). A story goes live without one; a job draws it
 * a little later, and the story's page is printed again with it. A card shows headline and kicker, and only as long as they stand.
 */
@Component
class StoryCards implements JobHandler<StoryCards.Drawing> {

    /** @param words which words of the story, so that a change of headline is another card */
    record Drawing(UUID story, String words) {}

    static final JobKind<Drawing> DRAW = new JobKind<>("edition.draw-card", Drawing.class);

    /** The story itself comes first. */
    private static final Duration AFTER_THE_STORY = Duration.ofSeconds(5);

    private static final int KEY_LENGTH = 16;

    private final CardRows rows;
    private final Cards cards;
    private final Published published;
    private final Houses houses;
    private final Vault vault;
    private final Objects objects;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    StoryCards(
            CardRows rows,
            Cards cards,
            Published published,
            Houses houses,
            Vault vault,
            Objects objects,
            Jobs jobs,
            Clock clock,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.cards = cards;
        this.published = published;
        this.houses = houses;
        this.vault = vault;
        this.objects = objects;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** A newsroom without an address of its own is linked to from nowhere, so its stories need no card. */
    @EventListener
    void on(PrintChange.OfStory change) {
        if (houses.house().address() != null) {
            published.line(change.story()).filter(this::lacksCard).ifPresent(line -> {
                Drawing drawing = new Drawing(line.id().value(), words(line));
                jobs.enqueue(
                        DRAW,
                        drawing.story() + "@" + drawing.words(),
                        drawing,
                        clock.instant().plus(AFTER_THE_STORY));
            });
        }
    }

    private boolean lacksCard(StoryLine line) {
        return line.state() != StoryState.RETRACTED
                && rows.find(line.id(), words(line)).isEmpty();
    }

    @Override
    public JobKind<Drawing> kind() {
        return DRAW;
    }

    @Override
    public void run(Drawing drawing) {
        published
                .line(new StoryId(drawing.story()))
                .filter(line -> words(line).equals(drawing.words()) && lacksCard(line))
                .ifPresent(line -> cards.draw(shown(line)).ifPresent(file -> keep(drawing, file)));
    }

    private void keep(Drawing drawing, byte[] file) {
        try {
            ObjectHash hash = vault.put(file);
            transaction.executeWithoutResult(status -> {
                if (rows.insert(new Card(drawing.story(), drawing.words(), hash, file.length))) {
                    events.publishEvent(new PrintChange.OfCard(new StoryId(drawing.story())));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("A story's card could not be kept. Is the disk full?", e);
        }
    }

    private Cards.Words shown(StoryLine line) {
        House house = houses.house();
        return new Cards.Words(
                line.headline(),
                line.kicker().isBlank() ? null : line.kicker(),
                house.name(),
                Integer.parseInt(Look.tokens(house.look()).accent().substring(1), 16),
                Locale.forLanguageTag(line.language()),
                Direction.of(line.language()) == Direction.RIGHT_TO_LEFT
                        ? Cards.Direction.RIGHT_TO_LEFT
                        : Cards.Direction.LEFT_TO_RIGHT);
    }

    /** The card that goes with what a story says now. */
    Optional<PrintedFile> of(StoryLine line) {
        return line.state() == StoryState.RETRACTED
                ? Optional.empty()
                : rows.find(line.id(), words(line)).map(this::file);
    }

    /** All that were ever drawn for a story. */
    List<PrintedFile> drawn(StoryId story) {
        return rows.of(story).stream().map(this::file).toList();
    }

    List<Card> all() {
        return rows.all();
    }

    PrintedFile file(Card card) {
        try {
            if (objects.find(card.hash()) == null) {
                byte[] bytes = vault.get(card.hash());
                if (bytes == null) {
                    throw new IllegalStateException(
                            "The card " + card.hash() + " is missing in the vault. Put it back from the backup.");
                }
                objects.write(card.hash(), bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A story's card could not be written for print. Is the disk full?", e);
        }
        return new PrintedFile(
                "/cards/" + card.story() + "-" + card.words() + ".png",
                new PageEntry(card.hash(), card.length(), "image/png", CspClass.ASSET, PageEntry.Form.WHOLE));
    }

    /** Which words a story's card shows. */
    static String words(StoryLine line) {
        String shown = line.language() + "\n" + line.kicker() + "\n" + line.headline();
        return ObjectHash.of(shown.getBytes(StandardCharsets.UTF_8)).hex().substring(0, KEY_LENGTH);
    }
}
