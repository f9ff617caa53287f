package press.stet.support;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes in what rails deliver: proven, kept, and only then acknowledged; acting on it comes later. */
@Service
public class RailNews {

    private final RailRack rails;
    private final Books books;

    RailNews(RailRack rails, Books books) {
        this.rails = rails;
        this.books = books;
    }

    /**
     * @param raw the bytes as they came
     * @return why it is not taken; empty once it is kept, also when it was there before
     */
    public Optional<String> take(String rail, String account, byte[] raw, Rail.Headers headers) {
        for (RailAccount known : rails.accounts()) {
            if (known.rail().equals(rail) && known.account().equals(account)) {
                try {
                    boolean unused = books.receive(rails.of(known).delivered(raw, headers));
                    return Optional.empty();
                } catch (RailRefused | RailUnclear refused) {
                    return Optional.of(String.valueOf(refused.getMessage()));
                }
            }
        }
        return Optional.of("There is no such account here.");
    }
}
