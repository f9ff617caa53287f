package press.stet.forms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Mail hosts whom a state that persecutes readers can make tell who reads what; a list in {@code hosts-within-reach.txt}. */
final class HostsWithinReach {

    private static final Set<String> HOSTS = read();

    private HostsWithinReach() {}

    /** @param domain of an address, in lower case */
    static boolean has(String domain) {
        return HOSTS.stream().anyMatch(host -> domain.equals(host) || domain.endsWith("." + host));
    }

    private static Set<String> read() {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HostsWithinReach.class.getResourceAsStream("/hosts-within-reach.txt")),
                StandardCharsets.UTF_8))) {
            return list.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of mail hosts cannot be read.", e);
        }
    }
}
