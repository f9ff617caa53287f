package press.stet.support;

import press.stet.kernel.Secret;

/** Makes a rail of one kind from the keys of one account. */
public interface RailMaker {

    /** As in {@link RailAccount#rail()}. */
    String rail();

    /** @throws press.stet.kernel.Refusal when the keys are not those of such an account, or of another mode */
    Rail make(RailAccount account, Secret keys);
}
