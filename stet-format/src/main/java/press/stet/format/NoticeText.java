package press.stet.format;

import static press.stet.format.TextLines.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something the newsroom says about its publication, apart from it.
 *
 * @param number 1 and up, without a gap; the edition names the latest
 * @param time its date; a withdrawal is dated by it
 * @param expires empty for one that holds for good; a canary always expires
 * @param objects hashes that were taken away (withdrawals) or that the notice is about
 * @param paths paths the notice is about
 * @param say one sentence for readers, 1 to 1,000 characters
 */
public record NoticeText(
        String newsroom,
        long number,
        Kind kind,
        Instant time,
        Optional<Instant> expires,
        List<ObjectHash> objects,
        List<String> paths,
        String say)
        implements SignedText {

    /** What a notice is for. */
    public enum Kind {
        /** Objects were removed from every store, for law or safety; what editions say of them stays. */
        WITHDRAWAL("withdrawal"),
        CORRECTION("correction"),
        RETRACTION("retraction"),
        /** A key was replaced or stolen. */
        KEY("key"),
        /** A sign of life that must be renewed. */
        CANARY("canary");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The name in texts. */
        public String word() {
            return word;
        }

        static Kind of(String word) throws RefusedException {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw RefusedException.malformed("There is no notice of that kind.");
        }
    }

    /** The most objects, and the most paths, of one notice. */
    public static final int MAX_NAMED = 64;

    private static final int MAX_SENTENCE = 1000;

    public NoticeText {
        TextLines.checkNewsroom(newsroom);
        TextLines.checkNumber(number, 1);
        TextLines.checkTime(time);
        expires.ifPresent(TextLines::checkTime);
        check(expires.isEmpty() || expires.get().isAfter(time), "A notice expires after it was made.");
        check(kind != Kind.CANARY || expires.isPresent(), "A canary expires.");
        check(kind != Kind.WITHDRAWAL || expires.isEmpty(), "A withdrawal does not expire.");
        check(kind != Kind.WITHDRAWAL || !objects.isEmpty(), "A withdrawal names the objects it takes away.");
        check(objects.size() <= MAX_NAMED && paths.size() <= MAX_NAMED, "A notice names at most 64 objects and paths.");
        check(
                !say.isEmpty() && say.length() <= MAX_SENTENCE && say.chars().allMatch(c -> c >= 0x20),
                "A notice says one sentence of at most 1,000 characters.");
        objects = List.copyOf(objects);
        paths = List.copyOf(paths);
        for (String path : paths) {
            PagePath.problem(path).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
        }
    }

    /** True if this notice took the object away. */
    public boolean withdraws(ObjectHash object) {
        return kind == Kind.WITHDRAWAL && objects.contains(object);
    }

    @Override
    public Role role() {
        return Role.NOTICE;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(Role.NOTICE.heading()).append('\n');
        text.append("newsroom ").append(newsroom).append('\n');
        text.append("number ").append(number).append('\n');
        text.append("kind ").append(kind.word).append('\n');
        text.append("time ").append(time).append('\n');
        text.append("expires ")
                .append(expires.map(Instant::toString).orElse("never"))
                .append('\n');
        objects.forEach(object -> text.append("object ").append(object.base64()).append('\n'));
        paths.forEach(path -> text.append("path ").append(path).append('\n'));
        return text.append("say ").append(say).append('\n').toString();
    }

    /** Reads a notice text strictly. */
    public static NoticeText parse(String text) throws RefusedException {
        return SignedText.strictly(text, NoticeText::read);
    }

    private static NoticeText read(String text) throws RefusedException {
        TextLines in = new TextLines(Role.NOTICE, text);
        String newsroom = in.newsroom();
        long number = in.number("number");
        Kind kind = Kind.of(in.value("kind"));
        Instant time = in.time("time");
        String until = in.value("expires");
        Optional<Instant> expires = until.equals("never") ? Optional.empty() : Optional.of(in.time("expires", until));
        List<ObjectHash> objects = new ArrayList<>();
        for (String object : in.values("object")) {
            objects.add(in.hash("object", object));
        }
        NoticeText notice =
                new NoticeText(newsroom, number, kind, time, expires, objects, in.values("path"), in.value("say"));
        in.end();
        return notice;
    }
}
