package press.stet.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One part of a body, both ends included; {@link #UNSATISFIABLE} where it lies outside (RFC 9110, section 14). */
record ByteRange(long first, long last) {

    static final ByteRange UNSATISFIABLE = new ByteRange(-1, -1);

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** The range this header asks for; null where it asks for none, for several, or in a way that may be passed over. */
    static @Nullable ByteRange of(@Nullable String header, long length) {
        Matcher range = header == null ? null : ONE_RANGE.matcher(header.strip());
        if (range == null || !range.matches()) {
            return null;
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            if (to.isEmpty()) {
                return null;
            }
            long suffix = Math.min(Long.parseLong(to), length);
            return suffix == 0 ? UNSATISFIABLE : new ByteRange(length - suffix, length - 1);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return null;
        }
        return first >= length ? UNSATISFIABLE : new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long whole) {
        return "bytes " + first + "-" + last + "/" + whole;
    }
}
