package press.stet.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.RefusedException;
import press.stet.format.RootText;
import press.stet.kernel.Refusal;

/**
 * What somebody who checks has seen so far, in a file: lines {@code clock VERSION}, {@code edition NUMBER HASH} and
 * {@code mirrors CHANNEL VERSION}, an empty line, and the text of the trusted root. Without it, older things are not known to be old.
 */
final class ReaderMemory {

    private static final int LARGEST = 131_072;

    private ReaderMemory() {}

    /** @param pinned what is trusted where there is no such file yet */
    static Memory read(Path file, Memory pinned) throws IOException {
        if (!Files.exists(file)) {
            return pinned;
        }
        if (Files.size(file) > LARGEST) {
            throw new Refusal(broken(file));
        }
        try {
            Memory memory = parse(Files.readString(file));
            if (!memory.root().newsroom().equals(pinned.root().newsroom())
                    || memory.root().version() < pinned.root().version()) {
                throw new Refusal(file + " remembers another newsroom, or an older root than the one you trust.");
            }
            return memory;
        } catch (RefusedException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal(broken(file), e);
        }
    }

    private static String broken(Path file) {
        return file + " is not what stet verify --memory wrote. Take it away to begin anew.";
    }

    static Memory parse(String text) throws RefusedException {
        int end = text.indexOf("\n\n");
        long clock = 0;
        Optional<Memory.Seen> edition = Optional.empty();
        Map<String, Long> mirrors = new HashMap<>();
        for (String line : text.substring(0, end).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "clock" -> clock = number(words[1]);
                case "edition" ->
                    edition = Optional.of(new Memory.Seen(number(words[1]), ObjectHash.fromBase64(words[2])));
                case "mirrors" -> mirrors.put(words[1], number(words[2]));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Memory(RootText.parse(text.substring(end + 2)), clock, edition, mirrors);
    }

    private static long number(String written) {
        long number = Long.parseLong(written);
        if (number < 0) {
            throw new IllegalArgumentException(written);
        }
        return number;
    }

    /** The file is whole at every instant. */
    static void write(Path file, Memory memory) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text(memory));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String text(Memory memory) {
        StringBuilder text = new StringBuilder("clock " + memory.clockVersion() + "\n");
        memory.edition().ifPresent(seen -> text.append("edition ")
                .append(seen.number())
                .append(' ')
                .append(seen.hash().base64())
                .append('\n'));
        new TreeMap<>(memory.mirrors()).forEach((channel, version) -> text.append("mirrors ")
                .append(channel)
                .append(' ')
                .append(version)
                .append('\n'));
        return text.append('\n').append(memory.root().text()).toString();
    }
}
