package press.stet.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody who works here, as colleagues on the desk see them. The account is apart from any pen name.
 *
 * @param mail empty if none was given
 * @param active may sign in
 */
public record StaffMember(StaffId id, String name, String mail, Set<Role> roles, boolean active) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }

    public boolean may(Right right) {
        return active && rights(roles).contains(right);
    }

    /** @throws NotAllowed when none of the roles gives this right */
    public void require(Right right) {
        if (!may(right)) {
            throw new NotAllowed(right);
        }
    }

    private static Set<Right> rights(Collection<Role> roles) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(role.rights()));
        return rights;
    }
}
