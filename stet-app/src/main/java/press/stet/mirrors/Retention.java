package press.stet.mirrors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.stet.edition.Seal;
import press.stet.format.EditionText;
import press.stet.format.ObjectHash;
import press.stet.format.PageTable;
import press.stet.format.RefusedException;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.format.TableDiff;
import press.stet.storage.Objects;
import press.stet.storage.SignedTexts;

/** Takes editions off a mirror when they are no longer among the last fifty, and the objects that only they had. */
final class Retention {

    /** Old editions go this many at a time, because finding what may go looks at all that stays. */
    static final int AT_ONCE = 10;

    private final SignedTexts texts;
    private final Objects objects;
    private final Target target;

    Retention(SignedTexts texts, Objects objects, Target target) {
        this.texts = texts;
        this.objects = objects;
        this.target = target;
    }

    /** The state of the mirror afterwards. */
    Push.State sweep(Push.State state) throws IOException {
        long oldest = state.edition() - Seal.KEPT_EDITIONS + 1;
        if (oldest - state.keptFrom() < AT_ONCE) {
            return state;
        }
        List<PageTable> kept = new ArrayList<>();
        kept.add(PageTable.open(objects, state.table()));
        for (long number = oldest; number < state.edition(); number++) {
            byte[] note = texts.read(StoreLayout.edition(number), SignedNote.MAX_LENGTH);
            if (note != null) {
                kept.add(table(note));
            }
        }
        Set<ObjectHash> stays = new HashSet<>();
        PageTable before = PageTable.empty();
        for (PageTable table : kept) {
            collect(before, table, stays);
            before = kept.getFirst();
        }
        for (long number = state.keptFrom(); number < oldest; number++) {
            byte[] note = target.read(StoreLayout.edition(number), SignedNote.MAX_LENGTH);
            if (note != null) {
                Set<ObjectHash> goes = new HashSet<>();
                collect(kept.getFirst(), table(note), goes);
                goes.removeAll(stays);
                target.delete(StoreLayout.edition(number));
                for (ObjectHash hash : goes) {
                    if (objects.isCarried(hash)) {
                        target.delete(StoreLayout.carried(hash));
                    }
                    target.delete(StoreLayout.object(hash));
                }
            }
        }
        return state.keepingFrom(oldest);
    }

    private PageTable table(byte[] note) throws RefusedException {
        return PageTable.open(
                objects, EditionText.parse(SignedNote.parse(note).text()).table());
    }

    private void collect(PageTable before, PageTable table, Set<ObjectHash> into) throws IOException {
        TableDiff.added(before, table, (path, entry) -> into.addAll(Push.parts(objects, entry)), into::add);
    }
}
