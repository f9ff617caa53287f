package press.stet.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;

/** Everybody who works here. Names and mail addresses are sealed fields; the audit record holds ids only. */
@Service
public class Staff {

    private final StaffRows rows;
    private final Sealing sealing;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    Staff(JdbcClient jdbc, Sealing sealing, Ids ids, Clock clock, Audit audit) {
        this.rows = new StaffRows(jdbc);
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** Everybody who ever worked here, in the order of arrival. */
    public List<StaffMember> all() {
        return rows.all().stream().map(this::open).toList();
    }

    public Optional<StaffMember> find(StaffId id) {
        return rows.find(id).map(this::open);
    }

    /**
     * Adds a colleague.
     *
     * @param mail may be empty
     * @param by who adds; null when a command does
     * @throws Refusal naming the field {@code name}, {@code mail} or {@code roles}
     */
    @Transactional
    public StaffId add(String name, String mail, Set<Role> roles, @Nullable StaffId by) {
        StaffId id = new StaffId(ids.next());
        if (by != null && roles.contains(Role.PUBLISHER)) {
            requirePublisher(by);
        }
        rows.insert(sealed(new StaffMember(id, name, mail, roles, true)), clock.instant(), by);
        audit.record(by == null ? null : by.value(), "staff.added", id.value(), titles(roles));
        return id;
    }

    /** Changes name, mail and roles. New roles hold from the next click on. */
    @Transactional
    public void change(StaffId id, String name, String mail, Set<Role> roles, StaffId by) {
        StaffMember member = get(id);
        if (roles.contains(Role.PUBLISHER) || member.roles().contains(Role.PUBLISHER)) {
            requirePublisher(by);
        }
        if (!roles.contains(Role.PUBLISHER)) {
            keepAPublisher(id);
        }
        rows.update(sealed(new StaffMember(id, name, mail, roles, member.active())));
        if (!member.roles().equals(roles)) {
            audit.record(by.value(), "staff.roles", id.value(), titles(roles));
        }
    }

    /** Ends every session and every open link of somebody and lets them in no more: one action, on all their devices. */
    @Transactional
    public void deactivate(StaffId id, StaffId by) {
        StaffMember member = get(id);
        requireOverPublisher(member, by);
        keepAPublisher(id);
        rows.update(sealed(new StaffMember(id, member.name(), member.mail(), member.roles(), false)));
        rows.voidLinks(id);
        rows.endSessions(id);
        audit.record(by.value(), "staff.deactivated", id.value(), "signed out everywhere");
    }

    /** Lets somebody in again; they need a new link or one of their passkeys. */
    @Transactional
    public void reactivate(StaffId id, StaffId by) {
        StaffMember member = get(id);
        requireOverPublisher(member, by);
        rows.update(sealed(new StaffMember(id, member.name(), member.mail(), member.roles(), true)));
        audit.record(by.value(), "staff.reactivated", id.value(), "");
    }

    /** Signs somebody out on all devices, without shutting them out. */
    @Transactional
    public void endSessions(StaffId id, StaffId by) {
        rows.endSessions(id);
        audit.record(by.value(), "staff.signed_out", id.value(), "on all devices");
    }

    /** Notes the day of a sign-in: no hour and no address, so that the table tells nobody's habits. */
    void seen(StaffId id) {
        rows.seen(id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /**
     * Somebody who works or worked here.
     *
     * @throws Refusal if nobody of this id ever did
     */
    public StaffMember get(StaffId id) {
        return find(id).orElseThrow(() -> new Refusal("This colleague is not known here."));
    }

    /** Nobody but a publisher has a hand in who is publisher, or could become one by way of a publisher's account. */
    void requireOverPublisher(StaffMember member, StaffId by) {
        if (member.roles().contains(Role.PUBLISHER)) {
            requirePublisher(by);
        }
    }

    private void requirePublisher(StaffId by) {
        if (!get(by).roles().contains(Role.PUBLISHER)) {
            throw new Refusal("Only a publisher can do this to a publisher, or make one. Ask yours.", "roles");
        }
    }

    private void keepAPublisher(StaffId leaving) {
        if (rows.lockActivePublishers().equals(List.of(leaving))) {
            throw new Refusal(
                    "This is the only publisher. Make somebody else publisher first; otherwise nobody could let people in.",
                    "roles");
        }
    }

    private StaffRows.Row sealed(StaffMember member) {
        String name = member.name().strip();
        String mail = member.mail().strip();
        if (name.isEmpty()) {
            throw new Refusal("Write a name; only colleagues on the desk see it. It can be a nickname.", "name");
        }
        if (!mail.isEmpty() && !mail.matches("[^@\\s]+@[^@\\s]+")) {
            throw new Refusal("An e-mail address has one @ and no spaces. It may also stay empty.", "mail");
        }
        if (member.roles().isEmpty()) {
            throw new Refusal("Choose at least one role.", "roles");
        }
        return new StaffRows.Row(
                member.id(),
                sealing.seal(name, place(member.id(), "name")),
                mail.isEmpty() ? null : sealing.seal(mail, place(member.id(), "mail")),
                member.roles(),
                member.active());
    }

    private StaffMember open(StaffRows.Row row) {
        Sealed mail = row.mail();
        return new StaffMember(
                row.id(),
                sealing.open(row.name(), place(row.id(), "name")),
                mail == null ? "" : sealing.open(mail, place(row.id(), "mail")),
                row.roles(),
                row.active());
    }

    private static String place(StaffId id, String field) {
        return "staff." + field + ":" + id;
    }

    private static String titles(Set<Role> roles) {
        return String.join(", ", roles.stream().sorted().map(Role::title).toList());
    }
}
