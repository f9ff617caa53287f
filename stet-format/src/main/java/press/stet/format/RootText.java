package press.stet.format;

import static press.stet.format.TextLines.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The root: which keys speak for a newsroom, and how many of them must agree.
 *
 * @param version 1 and up, each one more than the one before
 * @param expires after it, what the root says is shown as possibly old
 * @param roles one per {@link Role}
 */
public record RootText(String newsroom, long version, Instant time, Instant expires, Map<Role, Keys> roles)
        implements SignedText {
    static final int MAX_KEYS = 16;
    static final int MAX_RETIRED = 64;

    /**
     * The keys of one role.
     *
     * @param threshold how many of the keys must sign
     * @param floor numbers below are refused, even by those who remember none (0 for none)
     * @param keys 1 to 16
     * @param retired keys that no longer sign, honourably: what they signed up to a number stays genuine
     */
    public record Keys(int threshold, long floor, List<VerifierKey> keys, List<Retired> retired) {
        public Keys {
            check(!keys.isEmpty() && keys.size() <= MAX_KEYS, "A role has 1 to 16 keys.");
            check(threshold >= 1 && threshold <= keys.size(), "A threshold is 1 to the number of keys.");
            check(retired.size() <= MAX_RETIRED, "A role has at most 64 retired keys.");
            TextLines.checkNumber(floor, 0);
            List<VerifierKey> all = new ArrayList<>(keys.stream().sorted().toList());
            retired.forEach(r -> all.add(r.key));
            for (int i = 0; i < all.size(); i++) {
                for (VerifierKey later : all.subList(i + 1, all.size())) {
                    check(!all.get(i).samePublicKey(later), "A key occurs twice in one role.");
                }
            }
            keys = keys.stream().sorted().toList();
            retired = retired.stream().sorted((a, b) -> a.key.compareTo(b.key)).toList();
        }

        /** Keys of which none is retired, without a floor. */
        public static Keys of(int threshold, List<VerifierKey> keys) {
            return new Keys(threshold, 0, keys, List.of());
        }

        /** These keys and one more. */
        public Keys with(VerifierKey added) {
            List<VerifierKey> more = new ArrayList<>(keys);
            more.add(added);
            return new Keys(threshold, floor, more, retired);
        }

        /** These keys, one of them retired: what it signed up to {@code last} stays genuine. */
        public Keys retire(VerifierKey key, long last) {
            List<Retired> more = new ArrayList<>(retired);
            more.add(new Retired(key, last));
            return new Keys(threshold, floor, without(key), more);
        }

        /**
         * These keys without a stolen one: nothing it signed counts any more.
         *
         * @param honest the last honest number; what is below is no longer taken for the latest
         */
        public Keys throwOut(VerifierKey key, long honest) {
            List<Retired> others =
                    retired.stream().filter(r -> !r.key.samePublicKey(key)).toList();
            return new Keys(threshold, Math.max(floor, honest), without(key), others);
        }

        private List<VerifierKey> without(VerifierKey key) {
            return keys.stream().filter(k -> !k.samePublicKey(key)).toList();
        }

        boolean has(VerifierKey key) {
            return keys.stream().anyMatch(key::samePublicKey);
        }

        boolean hadUntil(VerifierKey key) {
            return retired.stream().anyMatch(r -> r.key.samePublicKey(key));
        }
    }

    /** A key that was taken out of use without having been stolen. @param last the last number it signed */
    public record Retired(VerifierKey key, long last) {
        public Retired {
            TextLines.checkNumber(last, 1);
        }
    }

    public RootText {
        TextLines.checkNewsroom(newsroom);
        TextLines.checkNumber(version, 1);
        TextLines.checkTime(time);
        TextLines.checkTime(expires);
        check(expires.isAfter(time), "A root expires after it was made.");
        check(roles.size() == Role.values().length, "A root names the keys of all five roles.");
        Keys root = keysOf(roles, Role.ROOT);
        check(
                root.floor == 0 && keysOf(roles, Role.NOTICE).floor == 0,
                "The root and the notice role have no floor: their numbers have no gap.");
        roles.forEach((role, keys) -> {
            check(
                    role == Role.EDITION || role == Role.NOTICE || keys.retired.isEmpty(),
                    "Only the edition and the notice role have retired keys.");
            check(role == Role.ROOT || keys.keys.stream().noneMatch(root::has), "A root key is used for nothing else.");
        });
        roles = Map.copyOf(roles);
    }

    private static Keys keysOf(Map<Role, Keys> roles, Role role) {
        Keys keys = roles.get(role);
        if (keys == null) {
            throw new IllegalArgumentException("A root names the keys of all five roles.");
        }
        return keys;
    }

    /** The root after this one, with other keys for one role; to be signed by the threshold of both. */
    public RootText next(Instant made, Instant until, Role role, Keys keys) {
        Map<Role, Keys> changed = new EnumMap<>(roles);
        changed.put(role, keys);
        return new RootText(newsroom, version + 1, made, until, changed);
    }

    /** The keys of one role. */
    public Keys keys(Role role) {
        return keysOf(roles, role);
    }

    @Override
    public Role role() {
        return Role.ROOT;
    }

    @Override
    public long number() {
        return version;
    }

    /**
     * What people compare: SHA-256 of the text, in hex. Print the one of version 1 in the letter, on paper, on profiles.
     */
    public ObjectHash fingerprint() {
        return ObjectHash.of(text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(Role.ROOT.heading()).append('\n');
        text.append("newsroom ").append(newsroom).append('\n');
        text.append("version ").append(version).append('\n');
        text.append("time ").append(time).append('\n');
        text.append("expires ").append(expires).append('\n');
        for (Role role : Role.values()) {
            Keys keys = keys(role);
            text.append("role ").append(role.word()).append(' ').append(keys.threshold);
            text.append(' ').append(keys.floor).append('\n');
            keys.keys.forEach(key -> text.append("key ").append(key).append('\n'));
            keys.retired.forEach(retired -> text.append("retired ")
                    .append(retired.last)
                    .append(' ')
                    .append(retired.key)
                    .append('\n'));
        }
        return text.toString();
    }

    /** Reads a root text strictly. */
    public static RootText parse(String text) throws RefusedException {
        return SignedText.strictly(text, RootText::read);
    }

    private static RootText read(String text) throws RefusedException {
        TextLines in = new TextLines(Role.ROOT, text);
        String newsroom = in.newsroom();
        long version = in.number("version");
        Instant time = in.time("time");
        Instant expires = in.time("expires");
        Map<Role, Keys> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String[] words = in.value("role").split(" ", -1);
            if (words.length != 3 || !words[0].equals(role.word())) {
                throw in.malformed("does not name the roles in their order");
            }
            int threshold = (int) Math.min(in.number("role", words[1]), MAX_KEYS + 1);
            List<VerifierKey> keys = new ArrayList<>();
            for (String key : in.values("key")) {
                keys.add(VerifierKey.parse(key));
            }
            List<Retired> retired = new ArrayList<>();
            for (String line : in.values("retired")) {
                String[] parts = line.split(" ", 2);
                if (parts.length != 2) {
                    throw in.malformed("has a retired key without a last number");
                }
                retired.add(new Retired(VerifierKey.parse(parts[1]), in.number("retired", parts[0])));
            }
            roles.put(role, new Keys(threshold, in.number("role", words[2]), keys, retired));
        }
        in.end();
        return new RootText(newsroom, version, time, expires, roles);
    }
}
