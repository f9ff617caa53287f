package press.stet.desk;

import static press.stet.desk.Words.say;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import press.stet.identity.OneTimeLinks;
import press.stet.identity.Right;
import press.stet.identity.Role;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.identity.StaffMember;
import press.stet.kernel.Refusal;

/** Who works here: inviting, roles, shutting out. */
@Controller
public class StaffPages {

    /** @param who gets the link and address of it; both null unless one was just made */
    public record Listed(
            List<StaffMember> staff,
            @Nullable String linkFor,
            @Nullable String link,
            Form form) {}

    public record MemberPage(StaffMember member, boolean self, Form form) {}

    private final Screens screens;
    private final Staff staff;
    private final OneTimeLinks links;

    StaffPages(Screens screens, Staff staff, OneTimeLinks links) {
        this.screens = screens;
        this.staff = staff;
        this.links = links;
    }

    @GetMapping("/staff")
    View list(StaffMember who) {
        who.require(Right.STAFF);
        return screens.show("staff", new Listed(staff.all(), null, null, Form.FRESH));
    }

    /** Adds a colleague and shows their sign-in link, this once. */
    @PostMapping("/staff")
    View invite(
            StaffMember who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mail,
            HttpServletRequest request) {
        who.require(Right.STAFF);
        try {
            StaffId added = staff.add(name, mail, roles(request), who.id());
            return link(who, added, request);
        } catch (Refusal refusal) {
            return screens.show(
                    "staff",
                    new Listed(staff.all(), null, null, Typed.refused(request, refusal)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/staff/{id}/link")
    View newLink(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.STAFF);
        return link(who, new StaffId(id), request);
    }

    private View link(StaffMember who, StaffId colleague, HttpServletRequest request) {
        String path = links.forColleague(colleague, who.id());
        String name = staff.find(colleague).map(StaffMember::name).orElse("");
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        String address = request.getScheme() + "://" + request.getServerName()
                + (usual ? "" : ":" + request.getServerPort()) + path;
        return screens.show("staff", new Listed(staff.all(), name, address, Form.FRESH));
    }

    @GetMapping("/staff/{id}")
    View member(StaffMember who, @PathVariable UUID id) {
        who.require(Right.STAFF);
        return screens.show("member", page(who, id, Form.FRESH));
    }

    @PostMapping("/staff/{id}")
    View change(
            StaffMember who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mail,
            HttpServletRequest request) {
        who.require(Right.STAFF);
        return step(
                who,
                id,
                request,
                say("staff.kept-new-roles-hold-from-the"),
                () -> staff.change(new StaffId(id), name, mail, roles(request), who.id()));
    }

    @PostMapping("/staff/{id}/shut-out")
    View shutOut(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.STAFF);
        return step(
                who,
                id,
                request,
                say("staff.signed-out-on-all-devices-and"),
                () -> staff.deactivate(new StaffId(id), who.id()));
    }

    @PostMapping("/staff/{id}/let-in")
    View letIn(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.STAFF);
        return step(
                who,
                id,
                request,
                say("staff.let-in-again-make-a-link"),
                () -> staff.reactivate(new StaffId(id), who.id()));
    }

    @PostMapping("/staff/{id}/sign-out")
    View signOut(StaffMember who, @PathVariable UUID id, HttpServletRequest request) {
        who.require(Right.STAFF);
        return step(
                who,
                id,
                request,
                say("staff.signed-out-on-all-devices"),
                () -> staff.endSessions(new StaffId(id), who.id()));
    }

    private View step(StaffMember who, UUID id, HttpServletRequest request, String said, Runnable step) {
        try {
            step.run();
            return screens.goTo("/staff/" + id, said);
        } catch (Refusal refusal) {
            return screens.show(
                    "member", page(who, id, Typed.refused(request, refusal)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private MemberPage page(StaffMember who, UUID id, Form form) {
        StaffMember member = staff.find(new StaffId(id))
                .orElseThrow(() -> new Refusal(say("staff.this-colleague-is-not-known-here")));
        return new MemberPage(member, member.id().equals(who.id()), form);
    }

    private static Set<Role> roles(HttpServletRequest request) {
        return Typed.all(request, "roles").stream().map(Role::valueOf).collect(Collectors.toSet());
    }
}
