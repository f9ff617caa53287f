package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.DocumentJson;
import press.stet.newsroom.DocumentWriter;
import press.stet.newsroom.InvalidDocument;

/** Chains of attribution on their way between newsrooms: each as JSON of its own, as in {@code docs/document.md}. */
final class Chains {
    private Chains() {}

    static List<String> write(List<Chain> chains) {
        String document = DocumentWriter.json(new Document(Document.EMPTY.blocks(), chains));
        return JsonSource.MAPPER.readTree(document).path("attributions").values().stream()
                .map(Object::toString)
                .toList();
    }

    /** Those that can be read and whose named speaker is known; the others are noted. */
    static List<Chain> read(List<String> texts, Set<UUID> persons, Notes notes) {
        List<Chain> chains = new ArrayList<>();
        for (String text : texts) {
            try {
                String document = "{\"schema\":1,\"doc\":{\"type\":\"doc\"},\"attributions\":[" + text + "]}";
                for (Chain chain : DocumentJson.parse(document).chains()) {
                    boolean stranger = chain.speaker() instanceof Document.Named n && !persons.contains(n.person());
                    if (stranger || ids(chains).contains(chain.id())) {
                        notes.note(Finding.CHAIN_BROKEN, text);
                    } else {
                        chains.add(chain);
                    }
                }
            } catch (InvalidDocument broken) {
                notes.note(Finding.CHAIN_BROKEN, broken.getMessage());
            }
        }
        return chains;
    }

    static Set<String> ids(List<Chain> chains) {
        return chains.stream().map(Chain::id).collect(Collectors.toSet());
    }
}
