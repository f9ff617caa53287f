package press.stet.newsroom;

import static press.stet.newsroom.JsonFields.id;
import static press.stet.newsroom.JsonFields.only;
import static press.stet.newsroom.JsonFields.required;
import static press.stet.newsroom.JsonFields.text;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document.*;
import tools.jackson.databind.JsonNode;

/** Reads the chains of a document: who said it, how, and through whom it reached us. */
final class ChainJson {

    private static final int MAX_CHAINS = 500;
    private static final int MAX_HOPS = 8;
    private static final Pattern CHAIN_ID = Pattern.compile("a[0-9]{1,6}");

    private ChainJson() {}

    static List<Chain> read(JsonNode nodes) {
        if (!nodes.isArray() || nodes.size() > MAX_CHAINS) {
            throw new InvalidDocument("A story can have up to " + MAX_CHAINS + " chains, given as a list.");
        }
        List<Chain> chains = new ArrayList<>();
        for (JsonNode node : nodes) {
            only(node, "A chain", "id", "speaker", "manner", "hops");
            String id = node.path("id").asString("");
            if (!CHAIN_ID.matcher(id).matches()) {
                throw new InvalidDocument("A chain needs an id such as a1; “" + id + "” is not one.");
            }
            chains.add(new Chain(id, speaker(node.path("speaker")), manner(node), hops(node.path("hops"))));
        }
        return chains;
    }

    private static Speaker speaker(JsonNode node) {
        return switch (node.path("kind").asString("")) {
            case "named" -> {
                only(node, "A named speaker", "kind", "person", "role");
                yield new Named(id(node, "person", "A named speaker"), text(node, "role"));
            }
            case "described" -> {
                only(node, "A described speaker", "kind", "description");
                yield new Described(required(node, "description", "A described speaker"));
            }
            case "withheld" -> {
                only(node, "A withheld speaker", "kind", "reason", "knownTo");
                yield new Withheld(required(node, "reason", "A withheld speaker"), knownTo(node.path("knownTo")));
            }
            default ->
                throw new InvalidDocument("A speaker is named, described or withheld; “"
                        + node.path("kind").asString("") + "” is none of these.");
        };
    }

    private static int knownTo(JsonNode node) {
        if (!node.isInt() || node.intValue() < 0) {
            throw new InvalidDocument("Say to how many editors a withheld speaker is known: 0 or more.");
        }
        return node.intValue();
    }

    private static Manner manner(JsonNode node) {
        String manner = node.path("manner").asString("");
        for (Manner known : Manner.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(manner)) {
                return known;
            }
        }
        throw new InvalidDocument("“" + manner + "” is not a way in which something can be said.");
    }

    private static List<Hop> hops(JsonNode nodes) {
        if (!nodes.isArray() || nodes.size() > MAX_HOPS) {
            throw new InvalidDocument("A chain can have up to " + MAX_HOPS + " hops, given as a list.");
        }
        List<Hop> hops = new ArrayList<>();
        for (JsonNode node : nodes) {
            only(node, "A hop", "outlet", "address", "seen");
            String address = text(node, "address");
            if (address != null && !JsonFields.WEB.matcher(address).matches()) {
                throw new InvalidDocument("The address of a source must begin with http:// or https://.");
            }
            hops.add(new Hop(required(node, "outlet", "A hop"), address, seen(node)));
        }
        return List.copyOf(hops);
    }

    private static @Nullable String seen(JsonNode hop) {
        String seen = text(hop, "seen");
        try {
            if (seen != null) {
                var unused = Instant.parse(seen);
            }
            return seen;
        } catch (DateTimeParseException e) {
            throw new InvalidDocument(
                    "“" + seen + "” is not a time such as 2015-11-30T18:02:00Z, at which something was seen.");
        }
    }
}
