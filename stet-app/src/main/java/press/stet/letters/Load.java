package press.stet.letters;

import java.util.concurrent.atomic.AtomicInteger;

/** What is under way of a batch; whoever settles the last of it gives the lease back. */
final class Load {

    private final Share share;
    private final AtomicInteger left;

    /** @param count mails, and one more for whoever still adds them */
    Load(Share share, int count) {
        this.share = share;
        this.left = new AtomicInteger(count + 1);
    }

    Share share() {
        return share;
    }

    /** True for the last one. */
    boolean settled() {
        return left.decrementAndGet() == 0;
    }
}
