package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.letters.Mailbox;
import press.stet.letters.ReturnedBox;
import press.stet.mail.DkimKey;
import press.stet.mail.HouseRelay;
import press.stet.mail.Outbox;
import press.stet.mail.Relay;
import press.stet.mail.Relays;
import press.stet.mail.Sender;

/** How mail goes out: relays, whose name it bears, records to publish; and what the relay in the house has taken. */
@Controller
public class MailPages {

    private static final int SHOWN = 50;

    public record Page(
            boolean outside,
            List<RelayLine> relays,
            Sender sender,
            List<DkimKey> keys,
            List<TakenLine> taken,
            List<Outbox.Line> failed,
            Box box,
            Form form) {}

    /** @param state how the mailbox for returned mail stands, in words; empty if none is set */
    public record Box(String host, String port, String username, String state) {}

    public record RelayLine(String id, String name, String words) {}

    public record TakenLine(String number, String at, String to, String subject) {}

    public record One(String number, String from, String to, String content) {}

    private final Screens screens;
    private final Relays relays;
    private final HouseRelay house;
    private final Outbox outbox;
    private final ReturnedBox returned;

    MailPages(Screens screens, Relays relays, HouseRelay house, Outbox outbox, ReturnedBox returned) {
        this.returned = returned;
        this.screens = screens;
        this.relays = relays;
        this.house = house;
        this.outbox = outbox;
    }

    @GetMapping("/letters/mail")
    View mail(StaffMember who) {
        who.require(Right.HOUSE);
        return show(Form.FRESH, HttpStatus.OK);
    }

    private View show(Form form, HttpStatus status) {
        Moments moments = screens.moments();
        Sender sender = relays.sender();
        return screens.show(
                "mail",
                new Page(
                        relays.areOutside(),
                        relays.all().stream()
                                .filter(relay -> relays.areOutside())
                                .map(relay -> new RelayLine(
                                        relay.id().toString(),
                                        relay.name(),
                                        say(
                                                "mail.relay-line",
                                                relay.host(),
                                                relay.port(),
                                                relay.security(),
                                                relay.connections(),
                                                relay.perSecond(),
                                                relay.weight())))
                                .toList(),
                        sender,
                        relays.keys(sender.domain()),
                        house.taken().stream()
                                .limit(SHOWN)
                                .map(taken -> new TakenLine(
                                        Long.toString(taken.number()),
                                        moments.at(taken.at()),
                                        taken.to(),
                                        taken.header("Subject")))
                                .toList(),
                        outbox.notAccepted(SHOWN),
                        returned.mailbox().map(MailPages::box).orElse(new Box("", "993", "", "")),
                        form),
                status);
    }

    private static Box box(Mailbox mailbox) {
        return new Box(
                mailbox.host(),
                Integer.toString(mailbox.port()),
                mailbox.username(),
                mailbox.error() != null
                        ? mailbox.error()
                        : mailbox.unclear() > 0 ? say("mail.box-unclear", mailbox.unclear()) : say("mail.box-fine"));
    }

    @PostMapping("/letters/mail/box")
    View box(
            StaffMember who,
            @RequestParam(defaultValue = "") String boxHost,
            @RequestParam(defaultValue = "") String boxPort,
            @RequestParam(defaultValue = "TLS") Relay.Security boxSecurity,
            @RequestParam(defaultValue = "") String boxUsername,
            @RequestParam(defaultValue = "") String boxPassword,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            returned.save(
                    new Mailbox(
                            boxHost.strip(),
                            number(boxPort, "boxPort"),
                            boxSecurity,
                            boxUsername.strip(),
                            new Secret(boxPassword),
                            null,
                            0,
                            null),
                    who.id().value());
            return screens.goTo("/letters/mail", say("mail.kept"));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/letters/mail/relays")
    View add(
            StaffMember who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "") String port,
            @RequestParam(defaultValue = "STARTTLS") Relay.Security security,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "10") String weight,
            @RequestParam(defaultValue = "10") String connections,
            @RequestParam(defaultValue = "200") String perSecond,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            UUID unused = relays.add(
                    name.strip(),
                    host.strip(),
                    number(port, "port"),
                    security,
                    username.isBlank() ? null : username.strip(),
                    password.isEmpty() ? null : new Secret(password),
                    new Relays.Pace(
                            number(weight, "weight"),
                            number(connections, "connections"),
                            number(perSecond, "perSecond")),
                    who.id().value());
            return screens.goTo("/letters/mail", say("mail.added"));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static int number(String typed, String field) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw new Refusal("Type a whole number.", field);
        }
    }

    @PostMapping("/letters/mail/relays/{id}/remove")
    View remove(StaffMember who, @PathVariable UUID id) {
        who.require(Right.HOUSE);
        relays.remove(id, who.id().value());
        return screens.goTo("/letters/mail", say("mail.removed"));
    }

    @PostMapping("/letters/mail/sender")
    View sender(
            StaffMember who,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String replyTo,
            @RequestParam(defaultValue = "") String bounceDomain,
            @RequestParam(defaultValue = "OURS") Sender.Signing signing,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            relays.save(
                    new Sender(
                            address.strip(), replyTo.isBlank() ? null : replyTo.strip(), bounceDomain.strip(), signing),
                    who.id().value());
            return screens.goTo("/letters/mail", say("mail.kept"));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/letters/mail/{number}")
    View one(StaffMember who, @PathVariable long number) {
        who.require(Right.HOUSE);
        HouseRelay.Taken taken = house.taken().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("This mail is no longer kept; the relay in the house keeps the newest 200."));
        return screens.show("mail-one", new One(Long.toString(number), taken.from(), taken.to(), taken.readable()));
    }
}
