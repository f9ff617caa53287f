package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
import press.stet.mirrors.SshHost;
import press.stet.mirrors.SshLogin;

/** How the edition travels: the board of mirrors, and the keys it is signed with. */
@Controller
public class MirrorPages {

    private static final int HOURS = 24;

    /** @param host what a host by SSH shows, to be compared before it is added; null unless one was just asked */
    public record Board(
            List<Mirrors.Line> lines,
            List<RequestsPerHour.Hour> hours,
            Moments moments,
            Form form,
            @Nullable HostLook host) {}

    /** @param ownLine the newsroom's public key, for the host's {@code authorized_keys} */
    public record HostLook(String fingerprint, String ownLine) {}

    /** @param state null before the first edition */
    public record KeysPage(Keys.@Nullable State state, List<RoleLine> roles, Moments moments) {}

    /** @param names of the keys that sign now */
    public record RoleLine(String role, int threshold, List<String> names) {}

    private final Screens screens;
    private final Mirrors mirrors;
    private final SshHost hosts;
    private final Keys keys;
    private final RequestsPerHour requests;

    MirrorPages(Screens screens, Mirrors mirrors, SshHost hosts, Keys keys, RequestsPerHour requests) {
        this.screens = screens;
        this.mirrors = mirrors;
        this.hosts = hosts;
        this.keys = keys;
        this.requests = requests;
    }

    @GetMapping("/house/mirrors")
    View board(StaffMember who) {
        who.require(Right.HOUSE);
        return show(Form.FRESH, null, HttpStatus.OK);
    }

    private View show(Form form, @Nullable HostLook host, HttpStatus status) {
        return screens.show(
                "mirrors", new Board(mirrors.board(), requests.latest(HOURS), screens.moments(), form, host), status);
    }

    /**
     * What was typed about a new mirror.
     *
     * @param address of a bucket, a host by SSH or a partner's server
     * @param folder on this machine
     * @param readers where they find it, if elsewhere
     * @param fingerprint of the host's key, once somebody compared it
     */
    record Typing(
            String kind,
            @Nullable String name,
            @Nullable String address,
            @Nullable String folder,
            @Nullable String readers,
            @Nullable String carries,
            @Nullable String region,
            @Nullable String key,
            @Nullable String secret,
            @Nullable String fingerprint) {

        static String of(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }

        @Nullable
        String publicAddress() {
            return of(readers).isEmpty() ? null : of(readers);
        }

        Carries carrying() {
            return of(carries).equals("door") ? Carries.DOOR : Carries.STORE;
        }
    }

    @PostMapping("/house/mirrors")
    View add(StaffMember who, @ModelAttribute Typing typed, HttpServletRequest request) {
        who.require(Right.HOUSE);
        String name = Typing.of(typed.name());
        UUID staff = who.id().value();
        try {
            switch (typed.kind()) {
                case "s3" ->
                    mirrors.addBucket(
                            name,
                            Typing.of(typed.address()),
                            typed.carrying(),
                            bucket(typed),
                            typed.publicAddress(),
                            staff);
                case "sftp" -> {
                    SshHost.Key shown = hosts.shown(Typing.of(typed.address()));
                    if (Typing.of(typed.fingerprint()).isEmpty()) {
                        HostLook look = new HostLook(shown.fingerprint(), hosts.publicLine());
                        return show(Typed.again(request), look, HttpStatus.OK);
                    }
                    if (!shown.fingerprint().equals(Typing.of(typed.fingerprint()))) {
                        throw new Refusal(say("mirrors.another-key-than-before", shown.fingerprint()), "address");
                    }
                    SshLogin login = new SshLogin(hosts.ownKey().toString(), shown.line());
                    mirrors.addSftp(
                            name, Typing.of(typed.address()), typed.carrying(), login, typed.publicAddress(), staff);
                }
                case "folder" ->
                    mirrors.addFolderFromAfar(
                            name, Typing.of(typed.folder()), typed.carrying(), typed.publicAddress(), staff);
                default -> mirrors.addWeb(name, Typing.of(typed.address()), staff);
            }
            return screens.goTo("/house/mirrors", say("mirrors.is-added", name));
        } catch (Refusal refusal) {
            return show(Typed.refused(request, refusal), null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static BucketKeys bucket(Typing typed) {
        if (Typing.of(typed.key()).isEmpty() || Typing.of(typed.secret()).isEmpty()) {
            throw new Refusal(say("mirrors.a-bucket-needs-a-key"), "key");
        }
        String region = Typing.of(typed.region());
        return new BucketKeys(
                region.isEmpty() ? "us-east-1" : region, Typing.of(typed.key()), new Secret(Typing.of(typed.secret())));
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
            return show(Typed.refused(request, refusal), null, HttpStatus.UNPROCESSABLE_CONTENT);
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
