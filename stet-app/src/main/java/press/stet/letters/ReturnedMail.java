package press.stet.letters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads mail that came back: reports on delivery (RFC 3464), reports of complaints (RFC 5965), and the many that are neither. Whose
 * mail it was is told by the word in the bounce address alone, which only this newsroom can make; never by a name or an address in
 * the text. Takes any bytes.
 */
final class ReturnedMail {

    /** Longer ones are cut: what matters stands at the beginning, and the returned mail of ours behind it. */
    private static final int LONGEST = 512 * 1024;

    /** What the address word looks like; see {@link Bounces}. */
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9])[bB][A-Za-z2-7]{29}(?![A-Za-z0-9])");

    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]*([245]\\.[0-9]{1,3}\\.[0-9]{1,3})");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:[ \\t]*([a-z]+)");
    private static final Pattern LOOSE_STATUS =
            Pattern.compile("(?<![0-9.])([45]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");
    private static final Set<String> DEAD = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4");

    /** Headers in which hosts write down to which address they delivered. */
    private static final List<String> DELIVERED =
            List.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to");

    private static final Pattern REQUEST = Pattern.compile("(?i)^\\s*(?:\\p{L}{1,5}:\\s*)?"
            + "(leave|unsubscribe|addresses|story\\s+([1-9][0-9]{0,2}))(?![\\p{L}\\p{N}])");

    private final Bounces bounces;

    ReturnedMail(Bounces bounces) {
        this.bounces = bounces;
    }

    Returned read(byte[] bytes) {
        String mail = new String(bytes, 0, Math.min(bytes.length, LONGEST), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        int end = mail.indexOf("\n\n");
        String head = (end < 0 ? mail : mail.substring(0, end)).replaceAll("\n[ \\t]+", " ");
        String body = end < 0 ? "" : mail.substring(end);
        Optional<Bounces.Of> whose = whose(head, body);
        String type = header(head, "content-type").toLowerCase(Locale.ROOT);
        if (type.contains("feedback-report") || body.contains("Feedback-Type: abuse")) {
            return whose.<Returned>map(Returned.Complained::new)
                    .orElse(new Returned.Unclear("A complaint that names none of our mails."));
        }
        if (isAnswer(head) && !type.contains("delivery-status")) {
            return new Returned.Answered();
        }
        Optional<Returned.Request> request = request(head);
        Optional<Bounces.Of> sentTo = sentTo(head);
        if (request.isPresent() && sentTo.isPresent() && isFromAPerson(head, type)) {
            return new Returned.Asked(sentTo.get(), request.get());
        }
        if (whose.isEmpty()) {
            return new Returned.Unclear("It names none of our mails, or several.");
        }
        return report(type, body, whose.get()).orElseGet(() -> loose(head, body, whose.get()));
    }

    /** The word of the address it was delivered to; else the one word that stands anywhere in it. */
    private Optional<Bounces.Of> whose(String head, String body) {
        Optional<Bounces.Of> sentTo = sentTo(head);
        if (sentTo.isPresent()) {
            return sentTo;
        }
        Set<Bounces.Of> anywhere = words(head);
        anywhere.addAll(words(body));
        return anywhere.size() == 1 ? anywhere.stream().findFirst() : Optional.empty();
    }

    private Optional<Bounces.Of> sentTo(String head) {
        return DELIVERED.stream()
                .map(name -> words(header(head, name)))
                .filter(named -> named.size() == 1)
                .flatMap(Set::stream)
                .findFirst();
    }

    private static Optional<Returned.Request> request(String head) {
        Matcher subject = REQUEST.matcher(header(head, "subject"));
        if (!subject.find()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (subject.group(1).toLowerCase(Locale.ROOT)) {
                    case "leave", "unsubscribe" -> new Returned.Request.Leave();
                    case "addresses" -> new Returned.Request.Addresses();
                    default -> new Returned.Request.Story(Integer.parseInt(subject.group(2)));
                });
    }

    /** Programs are not answered (RFC 3834, section 2): no empty sender, nothing automatic, nothing from a list. */
    private static boolean isFromAPerson(String head, String type) {
        String automatic = header(head, "auto-submitted").toLowerCase(Locale.ROOT);
        String precedence = header(head, "precedence").toLowerCase(Locale.ROOT);
        return !header(head, "return-path").strip().equals("<>")
                && (automatic.isEmpty() || automatic.equals("no"))
                && !Set.of("bulk", "junk", "list").contains(precedence)
                && header(head, "list-id").isEmpty()
                && !type.contains("multipart/report")
                && !header(head, "from").toLowerCase(Locale.ROOT).contains("mailer-daemon");
    }

    private Set<Bounces.Of> words(String text) {
        Set<Bounces.Of> found = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text);
        for (int tried = 0; tried < 1_000 && word.find(); tried++) {
            bounces.read(word.group()).ifPresent(found::add);
        }
        return found;
    }

    /** RFC 3834: automatic, and no report on delivery. */
    private static boolean isAnswer(String head) {
        String automatic = header(head, "auto-submitted").toLowerCase(Locale.ROOT);
        return automatic.startsWith("auto-replied")
                || !header(head, "x-autoreply").isEmpty()
                || !header(head, "x-autorespond").isEmpty()
                || header(head, "precedence").toLowerCase(Locale.ROOT).startsWith("auto_reply");
    }

    /** A machine-readable report; the gravest of its recipients counts. Empty if there is none. */
    private static Optional<Returned> report(String type, String body, Bounces.Of whose) {
        int at = body.toLowerCase(Locale.ROOT).indexOf("message/delivery-status");
        if (!type.contains("multipart/report") && at < 0) {
            return Optional.empty();
        }
        String fields = at < 0 ? body : body.substring(at);
        List<String> actions = all(ACTION, fields);
        List<String> statuses = all(STATUS, fields);
        if (actions.isEmpty() && statuses.isEmpty()) {
            return Optional.empty();
        }
        boolean failed = actions.stream().anyMatch(action -> action.equalsIgnoreCase("failed"))
                || (actions.isEmpty() && statuses.stream().anyMatch(status -> status.startsWith("5")));
        if (!failed) {
            return Optional.of(new Returned.Delayed(whose));
        }
        String status =
                statuses.stream().filter(one -> one.startsWith("5")).findFirst().orElse("");
        return Optional.of(new Returned.Failed(whose, status, DEAD.contains(status)));
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher match = pattern.matcher(text);
        while (match.find() && found.size() < 100) {
            found.add(match.group(1));
        }
        return found;
    }

    /** Words for people, as qmail, Exim and Exchange write them: a failure if it comes from nobody, dead only by a code. */
    private static Returned loose(String head, String body, Bounces.Of whose) {
        String path = header(head, "return-path").strip();
        String from = header(head, "from").toLowerCase(Locale.ROOT);
        boolean fromTheSystem = path.equals("<>")
                || from.contains("mailer-daemon")
                || from.contains("postmaster")
                || !header(head, "x-failed-recipients").isEmpty();
        if (!fromTheSystem) {
            return new Returned.Unclear("It is no report that can be read.");
        }
        Matcher status = LOOSE_STATUS.matcher(body);
        String code = status.find() ? status.group(1) : "";
        return code.startsWith("4")
                ? new Returned.Delayed(whose)
                : new Returned.Failed(whose, code, DEAD.contains(code));
    }

    private static String header(String head, String name) {
        for (String line : head.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0
                    && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(name)) {
                return line.substring(colon + 1).strip();
            }
        }
        return "";
    }
}
