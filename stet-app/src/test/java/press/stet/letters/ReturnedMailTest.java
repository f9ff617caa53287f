package press.stet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Fingerprints;

class ReturnedMailTest {

    @TempDir
    Path data;

    Bounces bounces;
    ReturnedMail mails;
    Bounces.Of ada;

    @BeforeEach
    void a_newsroom() {
        bounces = new Bounces(new Fingerprints(new DataFolder(data)));
        mails = new ReturnedMail(bounces);
        ada = new Bounces.Of(7, 42);
    }

    private String word() {
        return bounces.word(ada.issue(), ada.seq());
    }

    private String report(String action, String status) {
        return """
                Return-Path: <>
                Delivered-To: %s@bounces.newsroom.example
                From: MAILER-DAEMON@relay.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary="x"

                --x
                Content-Type: text/plain

                This is the mail system. 4.0.0 is no status of anything.

                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822; somebody.else@mail.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no

                --x--
                """.formatted(word(), action, status);
    }

    @Test
    void a_report_is_bound_to_its_mail_by_the_address_it_came_to() {
        assertThat(read(report("failed", "5.1.1"))).isEqualTo(new Returned.Failed(ada, "5.1.1", true));
        assertThat(read(report("failed", "5.7.1"))).isEqualTo(new Returned.Failed(ada, "5.7.1", false));
        assertThat(read(report("delayed", "4.4.1"))).isEqualTo(new Returned.Delayed(ada));
        assertThat(read(report("failed", "5.1.1").replace("\n", "\r\n")))
                .isEqualTo(new Returned.Failed(ada, "5.1.1", true));
    }

    @Test
    void a_reader_who_asks_by_mail_is_understood_and_a_program_is_not() {
        String asking = "Return-Path: <ada@mail.example>\nFrom: ada@mail.example\nTo: <" + word()
                + "@bounces.newsroom.example>\nSubject: leave\n\nThank you.\n";
        assertThat(read(asking)).isEqualTo(new Returned.Asked(ada, new Returned.Request.Leave()));
        assertThat(read(asking.replace("leave", "Re: Unsubscribe please")))
                .isEqualTo(new Returned.Asked(ada, new Returned.Request.Leave()));
        assertThat(read(asking.replace("leave", "Addresses")))
                .isEqualTo(new Returned.Asked(ada, new Returned.Request.Addresses()));
        assertThat(read(asking.replace("leave", "RE: Story 12")))
                .isEqualTo(new Returned.Asked(ada, new Returned.Request.Story(12)));
        assertThat(read(asking.replace("leave", "leaves of grass"))).isInstanceOf(Returned.Unclear.class);
        assertThat(read(asking.replace("leave", "I leave for Riga tomorrow"))).isInstanceOf(Returned.Unclear.class);
        assertThat(read(asking.replace(word(), "letters") + "\n> " + word() + "@bounces.newsroom.example\n"))
                .as("a word that is only quoted is nobody's wish")
                .isInstanceOf(Returned.Unclear.class);
        for (String automatic : List.of(
                "Auto-Submitted: auto-generated", "Precedence: bulk", "List-Id: <others.example>", "Return-Path: <>")) {
            assertThat(read(automatic + "\n" + asking.replace("Return-Path: <ada@mail.example>\n", "")))
                    .as(automatic)
                    .isNotInstanceOf(Returned.Asked.class);
        }
    }

    @Test
    void a_report_without_our_headers_is_bound_by_the_mail_inside_it() {
        String report = report("failed", "5.1.1")
                        .replace(word() + "@bounces.newsroom.example", "letters@newsroom.example")
                + "--x\nContent-Type: message/rfc822\n\nMessage-ID: <" + word() + "@newsroom.example>\nSubject: x\n";
        assertThat(read(report)).isEqualTo(new Returned.Failed(ada, "5.1.1", true));
    }

    @Test
    void plain_words_of_other_mail_programs_are_understood_as_far_as_they_go() {
        String qmail = "Return-Path: <>\nDelivered-To: " + word() + "@b.example\nFrom: MAILER-DAEMON@h.example\n\n"
                + "Hi. This is the qmail-send program.\n<ada@h.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n";
        assertThat(read(qmail)).isEqualTo(new Returned.Failed(ada, "5.1.1", true));
        String wordsOnly =
                "Return-Path: <>\nTo: " + word() + "@b.example\nFrom: postmaster@h.example\n\nIt did not work.\n";
        assertThat(read(wordsOnly)).isEqualTo(new Returned.Failed(ada, "", false));
    }

    @Test
    void programs_that_answer_and_readers_that_complain_are_told_apart() {
        assertThat(read("Auto-Submitted: auto-replied\nTo: " + word() + "@b.example\n\nI am away until 5.1.1.\n"))
                .isEqualTo(new Returned.Answered());
        assertThat(read("To: abuse@newsroom.example\nContent-Type: multipart/report; report-type=feedback-report\n\n"
                        + "Feedback-Type: abuse\nRemoved-Recipient: redacted\n\nMessage-ID: <" + word()
                        + "@n.example>\n"))
                .isEqualTo(new Returned.Complained(ada));
    }

    @Test
    void what_names_nobody_or_two_is_kept_for_a_person() {
        assertThat(read("From: ada@mail.example\nTo: letters@newsroom.example\n\nHello!\n"))
                .isInstanceOf(Returned.Unclear.class);
        assertThat(read("Return-Path: <>\nTo: x@y.example\n\n" + word() + " and " + bounces.word(7, 43)))
                .isInstanceOf(Returned.Unclear.class);
        assertThat(read("From: ada@mail.example\nTo: " + word() + "@b.example\n\nWhy 5.1.1?\n"))
                .as("a person who writes back to the bounce address")
                .isInstanceOf(Returned.Unclear.class);
    }

    @Test
    void ten_thousand_broken_mails_break_nothing_and_are_bound_to_nobody_else() {
        Random random = new Random(11);
        List<String> seeds = List.of(
                report("failed", "5.1.1"),
                report("delayed", "4.4.1"),
                "Return-Path: <>\nDelivered-To: " + word() + "@b.example\n\n5.1.1",
                "Content-Type: multipart/report; report-type=feedback-report\n\nMessage-ID: <" + word() + "@x>");
        for (int i = 0; i < 10_000; i++) {
            byte[] mail = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.ISO_8859_1);
            for (int n = random.nextInt(12); n > 0; n--) {
                int at = random.nextInt(mail.length);
                switch (random.nextInt(4)) {
                    case 0 -> mail[at] = (byte) random.nextInt(256);
                    case 1 -> mail = java.util.Arrays.copyOf(mail, Math.max(1, at));
                    case 2 -> {
                        byte[] twice = java.util.Arrays.copyOf(mail, mail.length + (mail.length - at));
                        System.arraycopy(mail, at, twice, mail.length, mail.length - at);
                        mail = twice.length > 200_000 ? mail : twice;
                    }
                    default -> mail[at] = '\n';
                }
            }
            Returned read = mails.read(mail);
            Bounces.Of bound =
                    switch (read) {
                        case Returned.Failed failed -> failed.of();
                        case Returned.Delayed delayed -> delayed.of();
                        case Returned.Complained complained -> complained.of();
                        case Returned.Asked asked -> asked.of();
                        case Returned.Answered answered -> null;
                        case Returned.Unclear unclear -> null;
                    };
            assertThat(bound == null ? ada : bound).isEqualTo(ada);
        }
        assertThat(List.of(read(""), read("\n\n"), read("\u0000"))).allMatch(Returned.Unclear.class::isInstance);
    }

    private Returned read(String mail) {
        return mails.read(mail.getBytes(StandardCharsets.ISO_8859_1));
    }
}
