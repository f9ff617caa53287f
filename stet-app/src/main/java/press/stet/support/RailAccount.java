package press.stet.support;

/**
 * One of the newsroom's accounts with a payment provider. Every object from a rail carries it, so that accounts and modes never mix.
 *
 * @param rail {@code stripe}, {@code paypal}, {@code btcpay}, {@code practice}
 * @param account the provider's id of the account
 */
public record RailAccount(String rail, String account, Mode mode) {}
