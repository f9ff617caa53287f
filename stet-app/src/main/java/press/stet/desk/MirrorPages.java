package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.delivery.RequestsPerHour;
import press.stet.edition.KeyWords;
import press.stet.edition.Keys;
import press.stet.format.Role;
import press.stet.format.RootText;
import press.stet.format.VerifierKey;
import press.stet.identity.Right;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;
import press.stet.kernel.Secret;
import press.stet.mirrors.BucketKeys;
import press.stet.mirrors.Carries;
import press.stet.mirrors.Mirrors;
import press.stet.mirrors.Reach;

/** How the edition travels: the board of mirrors, and the keys it is signed with. */
@Controller
public class MirrorPages {

    private static final int HOURS = 24;

    public record Board(List<Mirrors.Line> lines, List<RequestsPerHour.Hour> hours, Moments moments, Form form) {}

    /** @param state null before the first edition */
    public record KeysPage(Keys.@Nullable State state, List<RoleLine> roles, Moments moments) {}

    /** @param names of the keys that sign now */
    public record RoleLine(String role, int threshold, List<String> names) {}

    private final Screens screens;
    private final Mirrors mirrors;
    private final Keys keys;
    private final RequestsPerHour requests;

    MirrorPages(Screens screens, Mirrors mirrors, Keys keys, RequestsPerHour requests) {
        this.screens = screens;
        this.mirrors = mirrors;
        this.keys = keys;
        this.requests = requests;
    }

    @GetMapping("/house/mirrors")
    View board(StaffMember who) {
        who.require(Right.HOUSE);
        return show(Form.FRESH, HttpStatus.OK);
    }

    private View show(Form form, HttpStatus status) {
        return screens.show(
                "mirrors", new Board(mirrors.board(), requests.latest(HOURS), screens.moments(), form), status);
    }

    /** Folders of this machine are added by the command line only: who may type here need not be able to write there. */
    @PostMapping("/house/mirrors")
    View add(
            StaffMember who,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "store") String carries,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            if (kind.equals("s3")) {
                if (key.isBlank() || secret.isBlank()) {
                    throw new Refusal(say("mirrors.a-bucket-needs-a-key"), "key");
                }
                mirrors.addBucket(
                        name.strip(),
                        address.strip(),
                        carries.equals("door") ? Carries.DOOR : Carries.STORE,
                        new BucketKeys(
                                region.isBlank() ? "us-east-1" : region.strip(),
                                key.strip(),
                                new Secret(secret.strip())),
                        null,
                        who.id().value());
            } else {
                mirrors.addWeb(name.strip(), address.strip(), who.id().value());
            }
            return screens.goTo("/house/mirrors", say("mirrors.is-added", name.strip()));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/house/mirrors/{name}/remove")
    View remove(StaffMember who, @PathVariable String name) {
        who.require(Right.HOUSE);
        mirrors.remove(name, who.id().value());
        return screens.goTo("/house/mirrors", say("mirrors.is-removed", name));
    }

    @PostMapping("/house/mirrors/{name}/said")
    View said(
            StaffMember who,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String source,
            @RequestParam String reach,
            HttpServletRequest request) {
        who.require(Right.HOUSE);
        try {
            mirrors.say(
                    name,
                    place,
                    source,
                    reach.equals("open") ? Reach.OPEN : Reach.BLOCKED,
                    who.id().value());
            return screens.goTo("/house/mirrors", say("mirrors.noted"));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/house/keys")
    View keys(StaffMember who) {
        who.require(Right.HOUSE);
        Keys.State state = keys.state().orElse(null);
        return screens.show(
                "keys", new KeysPage(state, state == null ? List.of() : roles(state.root()), screens.moments()));
    }

    private static List<RoleLine> roles(RootText root) {
        return List.of(Role.values()).stream()
                .map(role -> new RoleLine(
                        KeyWords.of(role),
                        root.keys(role).threshold(),
                        root.keys(role).keys().stream().map(VerifierKey::name).toList()))
                .toList();
    }
}
