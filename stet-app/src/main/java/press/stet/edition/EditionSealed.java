package press.stet.edition;

/**
 * The store has something new to say: a new edition, or the same one with a new clock. Published inside the transaction of the
 * print, when the texts are on the disk.
 *
 * @param edition number of the latest edition
 * @param clock version of the clock that says so
 */
public record EditionSealed(long edition, long clock) {}
