package press.stet.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Refusal;

/**
 * Links that sign somebody in once, within 24 hours. Opening one only shows a button, so that the preview of a chat program
 * does not use it up; pressing the button does. A new link for somebody voids their earlier ones.
 */
@Service
public class OneTimeLinks {

    /** How a link stands when it is opened. */
    public enum State {
        FRESH,
        USED,
        EXPIRED,
        UNKNOWN
    }

    static final Duration VALID = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OneTimeLinkRows rows;
    private final StaffRows staffRows;
    private final Staff staff;
    private final Clock clock;
    private final Audit audit;

    OneTimeLinks(JdbcClient jdbc, Staff staff, Clock clock, Audit audit) {
        this.rows = new OneTimeLinkRows(jdbc);
        this.staffRows = new StaffRows(jdbc);
        this.staff = staff;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * A path {@code /sign-in/TOKEN} for the publisher who has been here longest; the first one is added here. For the command
     * that starts the program: who runs the machine may sign in.
     */
    @Transactional
    public String forFirstPublisher() {
        StaffId publisher = staffRows.lockActivePublishers().stream()
                .findFirst()
                .orElseGet(() -> staff.add("Publisher", "", Set.of(Role.PUBLISHER), null));
        return path(publisher);
    }

    /**
     * A path {@code /sign-in/TOKEN} for a colleague, to be handed over on a safe way.
     *
     * @throws Refusal when the colleague is no longer let in
     */
    @Transactional
    public String forColleague(StaffId colleague, StaffId by) {
        StaffMember member = staff.find(colleague).orElseThrow(() -> new Refusal("This colleague is not known here."));
        if (!member.active()) {
            throw new Refusal("This colleague is shut out. Let them in again first, then make a link.");
        }
        staff.requireOverPublisher(member, by);
        audit.record(by.value(), "staff.link_made", colleague.value(), "valid 24 hours");
        return path(colleague);
    }

    /** How this link stands; nothing is used up. */
    public State state(String token) {
        return rows.find(hash(token))
                .map(link -> link.usedAt() != null
                        ? State.USED
                        : link.expiresAt().isAfter(clock.instant()) ? State.FRESH : State.EXPIRED)
                .orElse(State.UNKNOWN);
    }

    /** Uses a link up and says whose it is; null if it is not fresh. */
    @Transactional
    @Nullable
    StaffId use(String token) {
        return rows.use(hash(token), clock.instant())
                .map(OneTimeLinkRows.Row::staff)
                .orElse(null);
    }

    /** When a link made at this moment would expire. */
    Instant expiry() {
        return clock.instant().plus(VALID);
    }

    private String path(StaffId member) {
        Instant now = clock.instant();
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        rows.forget(now.minus(REMEMBERED));
        staffRows.voidLinks(member);
        rows.insert(hash(token), member, now, now.plus(VALID));
        return "/sign-in/" + token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
