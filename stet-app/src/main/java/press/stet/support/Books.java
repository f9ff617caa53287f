package press.stet.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where contributions, plans, the ledger and what is asked of the rails are kept. {@link #commit} is the only way to change them.
 *
 * <p>Instead of a lock that is held while a rail is asked, every object has a version: what was fetched is kept only if nobody changed
 * the object since it was read, which was before the fetch; else the rail is asked again. So the news kept last is never older than news
 * kept before, and no connection waits for a rail.
 */
interface Books {

    /** News that was kept and not yet acted on. */
    record Waiting(long number, RailObject about) {}

    Optional<Contribution> contribution(UUID id);

    Optional<Contribution> contribution(RailAccount account, String payment);

    Optional<Plan> plan(UUID id);

    Optional<Plan> plan(RailAccount account, String ref);

    /** Another contribution of this plan for the same period that brought money, if there is one. */
    Optional<UUID> capturedBeside(Contribution contribution);

    Optional<RailOrder> unanswered(String key);

    /**
     * Keeps all of it or nothing.
     *
     * @return false when an object was changed by somebody else since it was read, or a new one is there already
     */
    boolean commit(Changes changes);

    /** Keeps news from a rail before it is acknowledged. @return false if it was there already */
    boolean receive(RailEvent event);

    /** News still waiting, of this object, or of all if it is null; oldest first. */
    List<Waiting> waiting(@Nullable RailObject about);

    void done(List<Waiting> news);
}
