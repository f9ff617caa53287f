package press.stet.identity;

import press.stet.kernel.Refusal;

/** Somebody asked for what none of their roles allows; the sentence says whom to ask. */
public class NotAllowed extends Refusal {

    public NotAllowed(Right right) {
        super(right.refusal());
    }
}
