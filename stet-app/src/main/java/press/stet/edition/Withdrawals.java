package press.stet.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import press.stet.audit.Audit;
import press.stet.format.ClockText;
import press.stet.kernel.Refusal;
import press.stet.storage.Objects;

/** Withdraws pages while nothing is printed, and tells the mirrors. */
@Component
public class Withdrawals {

    private final Keys keys;
    private final Seal seal;
    private final Objects objects;
    private final PrintLockRows lock;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Withdrawals(
            Keys keys, Seal seal, Objects objects, PrintLockRows lock, Audit audit, ApplicationEventPublisher events) {
        this.keys = keys;
        this.seal = seal;
        this.objects = objects;
        this.lock = lock;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Removes every earlier version of these pages from the store, and soon from every mirror; see {@link Withdrawal}.
     *
     * @param say one sentence for readers, 1 to 1,000 characters
     * @param staff who does it; null for a command
     * @return how many objects were removed
     * @throws Refusal if a page still shows it, or nothing of it is there
     */
    public int withdraw(List<String> paths, String say, @Nullable UUID staff) {
        return lock.holding(() -> {
            try {
                int removed = new Withdrawal(keys, objects).of(paths, say);
                audit.record(staff, "page.withdrawn", null, String.join(" ", paths));
                ClockText clock = seal.clock().orElseThrow();
                events.publishEvent(new EditionSealed(clock.edition(), clock.version()));
                return removed;
            } catch (IllegalArgumentException e) {
                throw new Refusal(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw new UncheckedIOException("The withdrawal was cut off; do it again.", e);
            }
        });
    }
}
