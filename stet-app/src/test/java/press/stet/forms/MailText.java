package press.stet.forms;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The plain text of a mail of ours. */
final class MailText {

    private MailText() {}

    static String of(String mail) {
        int part = mail.indexOf("Content-Type: text/plain");
        int begin = mail.indexOf("\r\n\r\n", part) + 4;
        int end = mail.indexOf("\r\n--", begin);
        String body = mail.substring(begin, end < 0 ? mail.length() : end);
        boolean base64 = mail.substring(part, begin).contains("base64");
        return base64
                ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)
                : body.replace("=\r\n", "").replace("=3D", "=");
    }
}
