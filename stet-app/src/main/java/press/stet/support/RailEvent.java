package press.stet.support;

import java.time.Instant;

/**
 * News from a rail. Says only that something may have changed: what is true is fetched.
 *
 * @param id the rail's own, unique within its account
 * @param raw the bytes as they came
 */
public record RailEvent(RailAccount account, String id, String type, RailObject about, Instant at, byte[] raw) {}
