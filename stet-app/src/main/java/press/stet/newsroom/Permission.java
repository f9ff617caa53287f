package press.stet.newsroom;

import java.util.UUID;
import org.springframework.stereotype.Component;
import press.stet.identity.NotAllowed;
import press.stet.identity.Right;
import press.stet.identity.Staff;
import press.stet.identity.StaffId;
import press.stet.identity.StaffMember;

/** Whether somebody's roles allow a step. Every step of a story asks here, whichever door it came in by. */
@Component
class Permission {

    private final Staff staff;

    Permission(Staff staff) {
        this.staff = staff;
    }

    /** @throws NotAllowed when none of their roles gives this right, or they do not work here any more */
    StaffMember require(UUID id, Right right) {
        StaffMember who = staff.get(new StaffId(id));
        who.require(right);
        return who;
    }

    /** @throws NotAllowed unless it is their own story or they may edit others' */
    void requireWriting(UUID id, Story story) {
        StaffMember who = require(id, Right.WRITE);
        if (!story.mayBeWrittenBy(who)) {
            who.require(Right.EDIT_OTHERS);
        }
    }
}
