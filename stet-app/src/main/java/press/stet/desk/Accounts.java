package press.stet.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Component;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.identity.StaffMember;

/** Who sits before the screen. Roles are read afresh with every request, so that a change holds from the next click on. */
@Component
class Accounts {

    private final Staff staff;

    Accounts(Staff staff) {
        this.staff = staff;
    }

    Optional<StaffMember> signedIn(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null
                ? Optional.empty()
                : staff.find(StaffId.of(principal.getName())).filter(StaffMember::active);
    }
}
