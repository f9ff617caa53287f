package press.stet.newsroom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.kernel.Refusal;
import press.stet.media.PhotoId;
import press.stet.media.Photos;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.Document.Described;
import press.stet.newsroom.Document.Manner;
import press.stet.newsroom.Document.Withheld;

/** What is looked at before a story goes out: what is missing stops it, weak sourcing is named for the editor. */
@Component
class ReadyCheck {

    private final Photos photos;

    ReadyCheck(Photos photos) {
        this.photos = photos;
    }

    List<Finding> of(StoryContent content) {
        List<Finding> findings = new ArrayList<>(words(content));
        findings.addAll(pictures(content));
        findings.addAll(sourcing(content.document()));
        return findings;
    }

    /** @throws Refusal with the first thing that stops this content from going out */
    void require(StoryContent content) {
        words(content).stream().findFirst().ifPresent(ReadyCheck::refuse);
        pictures(content).stream().findFirst().ifPresent(ReadyCheck::refuse);
    }

    /** As {@link #require}, for a story that is taken back: its photos will not be shown any more. */
    void requireWords(StoryContent content) {
        words(content).stream().findFirst().ifPresent(ReadyCheck::refuse);
    }

    private static void refuse(Finding finding) {
        throw new Refusal(finding.sentence());
    }

    private static List<Finding> words(StoryContent content) {
        List<Finding> findings = new ArrayList<>();
        if (content.headline().isBlank()) {
            findings.add(stops("The story has no headline yet."));
        }
        if (content.section() == null) {
            findings.add(stops("Choose the section the story belongs to."));
        }
        if (content.document().plainText(person -> "x").isBlank()) {
            findings.add(stops("The story has no text yet."));
        }
        return findings;
    }

    /** What the photos lack that readers need: words for those who cannot see them, and whose they are. */
    private List<Finding> pictures(StoryContent content) {
        Set<UUID> used = photos(content);
        if (used.isEmpty()) {
            return List.of();
        }
        var found = photos.getAll(used.stream().map(PhotoId::new).toList());
        Set<String> sentences = new LinkedHashSet<>();
        if (found.size() < used.size()) {
            sentences.add("A photo of this story is not here any more. Take it out, or bring it in again.");
        }
        found.values().forEach(photo -> sentences.addAll(photo.missing()));
        return sentences.stream().map(ReadyCheck::stops).toList();
    }

    private static List<Finding> sourcing(Document document) {
        List<Finding> findings = new ArrayList<>();
        Set<String> outlets = new HashSet<>();
        Set<String> speakers = new HashSet<>();
        for (Chain chain : document.chains()) {
            String who = who(chain);
            speakers.add(who);
            chain.hops().forEach(hop -> outlets.add(hop.outlet()));
            if (chain.hops().size() > 1) {
                findings.add(weigh("A statement of " + who + " reached us through "
                        + chain.hops().size() + " others."));
            } else if (chain.manner() != Manner.TO_US && chain.hops().size() == 1) {
                findings.add(weigh("A statement of " + who + " is second-hand, through "
                        + chain.hops().getFirst().outlet() + "."));
            }
            if (!(chain.speaker() instanceof Document.Named)) {
                findings.add(weigh("A speaker is not named: " + who + "."));
            }
        }
        if (!document.chains().isEmpty() && speakers.size() == 1) {
            findings.add(weigh("All statements rest on one voice."));
        }
        if (outlets.size() == 1
                && document.chains().stream().allMatch(chain -> !chain.hops().isEmpty())) {
            findings.add(weigh("All statements reached us through one outlet, "
                    + outlets.iterator().next() + "."));
        }
        return findings;
    }

    private static String who(Chain chain) {
        return switch (chain.speaker()) {
            case Document.Named named -> named.role() == null ? "a named person" : "the " + named.role();
            case Described described -> described.description();
            case Withheld ignored -> "somebody we do not name";
        };
    }

    /** The photos a story shows: the lead photo and those in the text. */
    static Set<UUID> photos(StoryContent content) {
        Set<UUID> photos = new HashSet<>(content.document().photos());
        if (content.leadPhoto() != null) {
            photos.add(content.leadPhoto());
        }
        return photos;
    }

    private static Finding stops(String sentence) {
        return new Finding(Finding.Weight.STOPS, sentence);
    }

    private static Finding weigh(String sentence) {
        return new Finding(Finding.Weight.WEIGH, sentence);
    }
}
