package press.stet.support;

import java.util.List;

/** The rails this newsroom has accounts with. */
interface Rails {

    /** @throws IllegalStateException when the account's keys were taken away */
    Rail of(RailAccount account);

    /** Those that new contributions may go by, in the order they are offered. */
    List<Rail> offered();
}
