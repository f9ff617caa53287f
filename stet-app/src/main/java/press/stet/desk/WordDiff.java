package press.stet.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two texts compared word by word, by the longest common run of words (Myers, “An O(ND) difference algorithm”, 1986). Texts that
 * differ in more than {@value #MOST_EDITS} words are shown as one taken out and one put in.
 */
public final class WordDiff {

    private static final int MOST_EDITS = 1500;
    private static final Pattern PIECES = Pattern.compile("(?<=\\s)(?=\\S)|(?=\\n)|(?<=\\n)");

    /** Words that stand in both texts, only in the old or only in the new one. */
    public record Piece(Kind kind, String words) {}

    public enum Kind {
        SAME,
        OUT,
        IN
    }

    private WordDiff() {}

    /** The pieces that make the new text from the old one, in order; neighbours of one kind are joined. */
    public static List<Piece> of(String before, String after) {
        String[] old = pieces(before);
        String[] now = pieces(after);
        int start = 0;
        while (start < old.length && start < now.length && old[start].equals(now[start])) {
            start++;
        }
        int oldEnd = old.length;
        int nowEnd = now.length;
        while (oldEnd > start && nowEnd > start && old[oldEnd - 1].equals(now[nowEnd - 1])) {
            oldEnd--;
            nowEnd--;
        }
        List<Piece> pieces = new ArrayList<>();
        add(pieces, Kind.SAME, old, 0, start);
        addMiddle(pieces, List.of(old).subList(start, oldEnd), List.of(now).subList(start, nowEnd));
        add(pieces, Kind.SAME, old, oldEnd, old.length);
        return joined(pieces);
    }

    private static String[] pieces(String text) {
        return text.isEmpty() ? new String[0] : PIECES.split(text);
    }

    /** Keeps the furthest reach of every step, then walks back from the end. */
    private static void addMiddle(List<Piece> pieces, List<String> old, List<String> now) {
        int most = Math.min(old.size() + now.size(), MOST_EDITS);
        List<int[]> reaches = new ArrayList<>();
        int[] reach = new int[2 * most + 3];
        for (int edits = 0; edits <= most; edits++) {
            reaches.add(Arrays.copyOfRange(reach, most + 1 - edits - 1, most + 1 + edits + 2));
            for (int k = -edits; k <= edits; k += 2) {
                boolean down = k == -edits || (k != edits && reach[most + k] < reach[most + 2 + k]);
                int x = down ? reach[most + 2 + k] : reach[most + k] + 1;
                int y = x - k;
                while (x < old.size() && y < now.size() && old.get(x).equals(now.get(y))) {
                    x++;
                    y++;
                }
                reach[most + 1 + k] = x;
                if (x >= old.size() && y >= now.size()) {
                    walkBack(pieces, old, now, reaches);
                    return;
                }
            }
        }
        pieces.add(new Piece(Kind.OUT, String.join("", old)));
        pieces.add(new Piece(Kind.IN, String.join("", now)));
    }

    private static void walkBack(List<Piece> pieces, List<String> old, List<String> now, List<int[]> reaches) {
        List<Piece> backwards = new ArrayList<>();
        int x = old.size();
        int y = now.size();
        for (int edits = reaches.size() - 1; edits > 0; edits--) {
            int[] before = reaches.get(edits);
            int k = x - y;
            boolean down = k == -edits || (k != edits && before[k - 1 + edits + 1] < before[k + 1 + edits + 1]);
            int fromK = down ? k + 1 : k - 1;
            int fromX = before[fromK + edits + 1];
            int fromY = fromX - fromK;
            int afterEditX = down ? fromX : fromX + 1;
            for (; x > afterEditX; x--) {
                backwards.add(new Piece(Kind.SAME, old.get(x - 1)));
            }
            backwards.add(down ? new Piece(Kind.IN, now.get(fromY)) : new Piece(Kind.OUT, old.get(fromX)));
            x = fromX;
            y = fromY;
        }
        for (; x > 0; x--) {
            backwards.add(new Piece(Kind.SAME, old.get(x - 1)));
        }
        pieces.addAll(backwards.reversed());
    }

    private static void add(List<Piece> pieces, Kind kind, String[] words, int from, int to) {
        if (from < to) {
            pieces.add(new Piece(kind, String.join("", Arrays.copyOfRange(words, from, to))));
        }
    }

    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (int n = 0; n < pieces.size(); n++) {
            words.append(pieces.get(n).words());
            boolean last = n == pieces.size() - 1
                    || pieces.get(n + 1).kind() != pieces.get(n).kind();
            if (last) {
                joined.add(new Piece(pieces.get(n).kind(), words.toString()));
                words.setLength(0);
            }
        }
        return joined;
    }
}
