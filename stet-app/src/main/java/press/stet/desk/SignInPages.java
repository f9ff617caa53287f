package press.stet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Passkeys;
import press.stet.identity.Staff;
import press.stet.identity.StaffMember;
import press.stet.newsroom.Houses;

/** Coming in, by passkey or by one-time link, and what concerns one's own account. */
@Controller
public class SignInPages {

    /** @param sentence why somebody is here; null if they just came */
    public record SignIn(@Nullable String sentence, String then) {}

    public record Link(String token) {}

    /** @param first right after a one-time link: a passkey is offered before the desk */
    public record Account(StaffMember who, List<Passkeys.Passkey> passkeys, String next) {}

    private final Screens screens;
    private final OneTimeLinks links;
    private final Passkeys passkeys;
    private final Staff staff;
    private final Houses houses;

    SignInPages(Screens screens, OneTimeLinks links, Passkeys passkeys, Staff staff, Houses houses) {
        this.screens = screens;
        this.links = links;
        this.passkeys = passkeys;
        this.staff = staff;
        this.houses = houses;
    }

    @GetMapping("/sign-in")
    View signIn(
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable String spent,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut) {
        String sentence =
                spent != null ? Words.say("sign-in.spent") : signedOut != null ? Words.say("sign-in.signed-out") : null;
        return screens.show("sign-in", new SignIn(sentence, ownPath(then)));
    }

    /** Shows a button; only pressing it uses the link up. */
    @GetMapping("/sign-in/{token}")
    View link(@PathVariable String token) {
        return switch (links.state(token)) {
            case FRESH -> screens.show("link", new Link(token));
            case USED -> refusedLink(Words.say("sign-in.link-used"));
            case EXPIRED -> refusedLink(Words.say("sign-in.link-expired"));
            case UNKNOWN -> refusedLink(Words.say("sign-in.link-unknown"));
        };
    }

    private View refusedLink(String sentence) {
        return screens.show("sign-in", new SignIn(sentence, "/"), HttpStatus.GONE);
    }

    /** The first page after a one-time link: offers a passkey, once. */
    @GetMapping("/welcome")
    View welcome(StaffMember who) {
        List<Passkeys.Passkey> own = passkeys.of(who.id());
        String next = houses.house().setUp() ? "/" : "/first-run";
        return own.isEmpty() ? screens.show("welcome", new Account(who, own, next)) : screens.goTo(next, null);
    }

    @GetMapping("/account")
    View account(StaffMember who) {
        return screens.show("account", new Account(who, passkeys.of(who.id()), "/account"));
    }

    @PostMapping("/account/passkeys/remove")
    View removePasskey(StaffMember who, @RequestParam String id) {
        passkeys.remove(who.id(), id);
        return screens.goTo("/account", Words.say("account.passkey-removed"));
    }

    @PostMapping("/account/sign-out-everywhere")
    View signOutEverywhere(StaffMember who) {
        staff.endSessions(who.id(), who.id());
        return screens.goTo("/sign-in?signed-out", null);
    }

    /** A form that was sent without its proof: the page was open too long, or somebody else made it. */
    @RequestMapping("/refused")
    View refused() {
        return screens.show(
                "refused",
                new DeskRefusals.Page(Words.say("refused.form"), Words.say("refused.form-why")),
                HttpStatus.FORBIDDEN);
    }

    /** Only paths of the desk itself, so that no link can lead elsewhere after signing in. */
    private static String ownPath(@Nullable String then) {
        return then != null && then.matches("/[^/\\\\].*") ? then : "/";
    }
}
