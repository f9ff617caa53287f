package press.stet.format;

import static press.stet.format.TextLines.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One state of the whole publication.
 *
 * @param number 1 and up, each one more than the one before
 * @param table root of the page table
 * @param previous SHA-256 of the text of the edition before; empty for the first
 * @param notices the number of the latest notice; 0 where there is none
 * @param worker the reader's worker script; empty where there is none
 * @param hot the pages most readers open, at most 4,096 bytes of lines
 */
public record EditionText(
        String newsroom,
        long number,
        Instant time,
        ObjectHash table,
        Optional<ObjectHash> previous,
        long notices,
        Optional<Worker> worker,
        List<HotPage> hot)
        implements SignedText {
    /** The most bytes of hot list. */
    public static final int MAX_HOT_LENGTH = 4096;

    /** The most notices of a newsroom. */
    public static final long MAX_NOTICES = 100_000;

    /** The reader's worker script. @param length in bytes */
    public record Worker(ObjectHash hash, long length) {
        public Worker {
            check(length >= 1 && length <= PageEntry.MAX_OBJECT_LENGTH, "A worker script is one object.");
        }
    }

    public EditionText {
        TextLines.checkNewsroom(newsroom);
        TextLines.checkNumber(number, 1);
        TextLines.checkTime(time);
        check(notices >= 0 && notices <= MAX_NOTICES, "An edition names 0 to 100,000 notices.");
        check(previous.isEmpty() == (number == 1), "Every edition but the first names the one before it.");
        hot = List.copyOf(hot);
        check(fitting(hot).size() == hot.size(), "The hot list has at most 4,096 bytes, and no path twice.");
    }

    /** As many of these pages, from the first on, as a hot list holds. */
    public static List<HotPage> fitting(List<HotPage> pages) {
        Set<String> paths = new HashSet<>();
        List<HotPage> fitting = new ArrayList<>();
        int length = 0;
        for (HotPage page : pages) {
            length += page.line().getBytes(StandardCharsets.UTF_8).length;
            if (length > MAX_HOT_LENGTH || !paths.add(page.path())) {
                break;
            }
            fitting.add(page);
        }
        return fitting;
    }

    /** SHA-256 of the text: what the clock and the next edition name it by. */
    public ObjectHash textHash() {
        return ObjectHash.of(text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Role role() {
        return Role.EDITION;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(Role.EDITION.heading()).append('\n');
        text.append("newsroom ").append(newsroom).append('\n');
        text.append("number ").append(number).append('\n');
        text.append("time ").append(time).append('\n');
        text.append("table ").append(table.base64()).append('\n');
        text.append("previous ")
                .append(previous.map(ObjectHash::base64).orElse("none"))
                .append('\n');
        text.append("notices ").append(notices).append('\n');
        text.append("worker ")
                .append(worker.map(w -> w.hash.base64() + " " + w.length).orElse("none"))
                .append('\n');
        hot.forEach(page -> text.append(page.line()));
        return text.toString();
    }

    /** Reads an edition text strictly. */
    public static EditionText parse(String text) throws RefusedException {
        return SignedText.strictly(text, EditionText::read);
    }

    private static EditionText read(String text) throws RefusedException {
        TextLines in = new TextLines(Role.EDITION, text);
        String newsroom = in.newsroom();
        long number = in.number("number");
        Instant time = in.time("time");
        ObjectHash table = in.hash("table");
        String before = in.value("previous");
        Optional<ObjectHash> previous =
                before.equals("none") ? Optional.empty() : Optional.of(in.hash("previous", before));
        long notices = in.number("notices");
        Optional<Worker> worker = readWorker(in, in.value("worker"));
        List<HotPage> hot = new ArrayList<>();
        for (String line : in.values("hot")) {
            hot.add(HotPage.parse(in, line));
        }
        in.end();
        return new EditionText(newsroom, number, time, table, previous, notices, worker, hot);
    }

    private static Optional<Worker> readWorker(TextLines in, String value) throws RefusedException {
        if (value.equals("none")) {
            return Optional.empty();
        }
        String[] words = value.split(" ", -1);
        if (words.length != 2) {
            throw in.malformed("has a \"worker\" that is not a hash and a length");
        }
        return Optional.of(new Worker(in.hash("worker", words[0]), in.number("worker", words[1])));
    }
}
