package press.stet.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a mail of our own making readable again; not for foreign ones. */
final class TakenMail {

    private static final Pattern WORD = Pattern.compile("=\\?utf-8\\?B\\?([A-Za-z0-9+/=]*)\\?=\\s*");

    private TakenMail() {}

    static String header(String mail, String name) {
        Matcher header = Pattern.compile(
                        "^" + Pattern.quote(name) + ": ((?:.*)(?:\\r\\n[ \\t].*)*)",
                        Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
                .matcher(head(mail));
        return header.find() ? words(header.group(1).replace("\r\n", "")) : "";
    }

    private static String words(String header) {
        return WORD.matcher(header)
                .replaceAll(word -> Matcher.quoteReplacement(
                        new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8)));
    }

    private static String head(String mail) {
        int end = mail.indexOf("\r\n\r\n");
        return end < 0 ? mail : mail.substring(0, end + 2);
    }

    static String readable(String mail) {
        int part = Math.max(0, mail.indexOf("Content-Type: text/plain"));
        int begin = mail.indexOf("\r\n\r\n", part);
        if (begin < 0) {
            return mail;
        }
        int end = mail.indexOf("\r\n--", begin);
        String body = mail.substring(begin + 4, end < 0 ? mail.length() : end);
        String encoding = mail.substring(part, begin).toLowerCase(Locale.ROOT);
        String text = encoding.contains("base64")
                ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)
                : quotedPrintable(body);
        return head(mail) + "\n" + text;
    }

    private static String quotedPrintable(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '=') {
                bytes.write(c);
            } else if (body.startsWith("\r\n", i + 1)) {
                i += 2;
            } else if (i + 2 < body.length()) {
                bytes.write(Integer.parseInt(body, i + 1, i + 3, 16));
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
