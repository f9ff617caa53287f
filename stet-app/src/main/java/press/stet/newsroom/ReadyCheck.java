package press.stet.newsroom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.Document.Described;
import press.stet.newsroom.Document.Manner;
import press.stet.newsroom.Document.Withheld;

/** What is looked at before a story goes out: what is missing stops it, weak sourcing is named for the editor. */
final class ReadyCheck {

    private ReadyCheck() {}

    static List<Finding> of(StoryContent content) {
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
        findings.addAll(sourcing(content.document()));
        return findings;
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
