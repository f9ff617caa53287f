package press.stet.desk;

import static press.stet.desk.Words.say;

import press.stet.identity.Role;

/** What each role may do, as a phrase beside its name. */
public final class RoleWords {

    private RoleWords() {}

    public static String of(Role role) {
        return switch (role) {
            case PUBLISHER -> say("role-words.everything");
            case EDITOR_IN_CHIEF -> say("role-words.everything-but-money");
            case EDITOR -> say("role-words.edits-publishes-corrects");
            case REPORTER -> say("role-words.writes-and-hands-in");
            case TRANSLATOR -> say("role-words.translates-and-hands-in");
            case PHOTO -> say("role-words.photos-and-their-credits");
            case LETTERS -> say("role-words.writes-the-letters");
            case FUNDRAISER -> say("role-words.appeals-and-the-ledger");
            case TECHNICIAN -> say("role-words.house-settings-and-the-record");
        };
    }
}
