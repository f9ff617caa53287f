package press.stet.identity;

import static press.stet.identity.Right.CORRECT;
import static press.stet.identity.Right.EDIT_OTHERS;
import static press.stet.identity.Right.HOUSE;
import static press.stet.identity.Right.MONEY;
import static press.stet.identity.Right.PUBLISH;
import static press.stet.identity.Right.STAFF;
import static press.stet.identity.Right.WRITE;

import java.util.Set;

/** What somebody does here. Roles combine: most people in a small newsroom hold three. */
public enum Role {
    PUBLISHER("Publisher", WRITE, EDIT_OTHERS, PUBLISH, CORRECT, HOUSE, STAFF, MONEY),
    EDITOR_IN_CHIEF("Editor-in-chief", WRITE, EDIT_OTHERS, PUBLISH, CORRECT, HOUSE, STAFF),
    EDITOR("Editor", WRITE, EDIT_OTHERS, PUBLISH, CORRECT),
    REPORTER("Reporter", WRITE),
    TRANSLATOR("Translator", WRITE),
    PHOTO("Photo", WRITE),
    LETTERS("Letters", WRITE),
    FUNDRAISER("Fundraiser", MONEY),
    TECHNICIAN("Technician", HOUSE);

    private final String title;
    private final Set<Right> rights;

    Role(String title, Right... rights) {
        this.title = title;
        this.rights = Set.of(rights);
    }

    /** How the role is called on the desk. */
    public String title() {
        return title;
    }

    public Set<Right> rights() {
        return rights;
    }
}
