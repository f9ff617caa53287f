package press.stet.format;

import static press.stet.format.Verdict.*;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.stet.format.Vector.Check;

/** What holds, in all its forms; with the damage that belongs beside it. */
final class HonestVectors extends VectorScene {
    HonestVectors() throws IOException {}

    @Override
    List<Vector> vectors() throws IOException {
        honest();
        rotations();
        withdrawals();
        carriedFiles();
        damagedCarriedFiles();
        return all;
    }

    private void honest() throws IOException {
        all.add(today("front-from-hot-list").page("/").gives(GENUINE, "A page of the hot list, without the table."));
        all.add(today("story-from-table").page(STORY).gives(GENUINE, "A page by way of the table."));
        all.add(today("path-in-cyrillic").page("/новости/мост").gives(GENUINE, "A path beyond ASCII."));
        all.add(today("path-not-normalised")
                .page("/cafe\u0301")
                .gives(GENUINE, "A path asked for in another Unicode form."));
        all.add(today("photo-in-chunks").page("/photo.jpg").gives(GENUINE, "A file kept in three chunks."));
        all.add(today("whole-edition").edition().gives(GENUINE, "Every page, the hot list, the edition before."));
        all.add(today("no-such-page").page("/2026/story-8").gives(ABSENT, "The table proves there is no such page."));
        all.add(today("file-on-disk")
                .check(Check.FILE, STORY, meadow.pages.get(STORY))
                .gives(GENUINE, "A file compared with the edition."));
        all.add(today("clock-ran-out")
                .page(STORY)
                .now(clockThree.expires())
                .gives(MAY_BE_OLD, "An expired clock: shown, with the reserve."));
        all.add(today("root-ran-out")
                .head()
                .now(meadow.root.expires().plusSeconds(1))
                .gives(MAY_BE_OLD, "An expired root: shown, with the reserve."));
        all.add(today("clock-two-hours-ahead")
                .head()
                .now(clockThree.time().minus(Duration.ofHours(2)))
                .gives(GENUINE, "The reader's own clock is slow."));
        all.add(today("same-edition-again")
                .head()
                .remembers(clockThree.version(), editionThree)
                .gives(GENUINE, "Nothing new since the last visit."));
        all.add(today("later-edition")
                .head()
                .remembers(1, editionOne)
                .gives(GENUINE, "Two editions since the last visit."));
        all.add(today("old-edition-by-number")
                .check(Check.ARCHIVED, "1", new byte[0])
                .gives(UNDATED, "An edition asked for by its number."));
        SignedNote crowded = SignedNote.sign(clockThree.text());
        for (int i = 0; i < 15; i++) {
            crowded = crowded.with(meadow.key("stranger-" + i));
        }
        all.add(today("fifteen-unknown-signatures")
                .head()
                .file("clock", crowded.with(meadow.clockSigner).encoded())
                .gives(GENUINE, "Sixteen signatures, one of them by a known key."));
        all.add(today("pinned-by-fingerprint")
                .check(Check.ROOT, meadow.root.fingerprint().hex(), third.files.get("root/1"))
                .gives(GENUINE, "A root taken up by its fingerprint."));
    }

    private void rotations() {
        Signer newClock = meadow.key("clock-2");
        String two =
                rootTwo(rolesWith(Role.CLOCK, TestNewsroom.keys(1, newClock))).text();
        String clock = clock(clockThree, 1, 2, editionThree, clockThree.time()).text();
        all.add(today("new-clock-key")
                .head()
                .remembers(9_000, editionOne)
                .note("root/2", two, signers("root-b", "root-c"))
                .note("clock", clock, newClock)
                .gives(
                        GENUINE,
                        "Root 2 throws out the clock key; clock versions begin anew, so a fast-forward heals."));
        Map<Role, RootText.Keys> newRoots =
                rolesWith(Role.ROOT, TestNewsroom.keys(2, meadow.key("root-c"), meadow.key("root-d")));
        all.add(today("new-root-keys")
                .head()
                .note("root/2", rootTwo(newRoots).text(), signers("root-a", "root-c", "root-d"))
                .gives(GENUINE, "Root 2 with other root keys, signed by two of the old and two of the new."));
        RootText.Keys retired = new RootText.Keys(
                1,
                0,
                List.of(meadow.key("edition-2").key()),
                List.of(new RootText.Retired(meadow.editionSigner.key(), 3)));
        String retiring = rootTwo(rolesWith(Role.EDITION, retired)).text();
        all.add(today("retired-edition-key")
                .head()
                .note("root/2", retiring, signers("root-a", "root-b"))
                .gives(GENUINE, "The edition key was retired after edition 3, which it had signed."));
        RootText.Keys tooEarly =
                new RootText.Keys(1, 0, retired.keys(), List.of(new RootText.Retired(meadow.editionSigner.key(), 2)));
        all.add(today("edition-after-retirement")
                .attack("key compromise")
                .head()
                .note("root/2", rootTwo(rolesWith(Role.EDITION, tooEarly)).text(), signers("root-a", "root-b"))
                .gives(UNSIGNED, "The edition key was retired after edition 2, yet signed edition 3."));
        all.add(today("other-fingerprint")
                .attack("arbitrary content")
                .check(Check.ROOT, fen.root.fingerprint().hex(), third.files.get("root/1"))
                .gives(WRONG_HASH, "A root that has another fingerprint than the one held."));
    }

    private void withdrawals() throws IOException {
        ObjectHash object = ObjectHash.of(meadow.pages.get(STORY));
        NoticeText notice = new NoticeText(
                NEWSROOM,
                1,
                NoticeText.Kind.WITHDRAWAL,
                TestNewsroom.START.plusSeconds(60),
                Optional.empty(),
                List.of(object),
                List.of(STORY),
                "A court ordered this story removed.");
        byte[] note = SignedNote.sign(notice.text(), meadow.noticeSigner).encoded();
        String gone = StoreLayout.withdrawn(object);
        all.add(today("withdrawn-story")
                .page(STORY)
                .file(StoreLayout.object(object), null)
                .file(gone, note)
                .gives(WITHDRAWN, "The object is gone and a notice says why."));
        all.add(today("edition-with-withdrawn-story")
                .edition()
                .file(StoreLayout.object(object), null)
                .file(gone, note)
                .gives(GENUINE, "An honest hole does not break the edition."));
        all.add(today("forged-withdrawal")
                .attack("malicious mirror")
                .page(STORY)
                .file(StoreLayout.object(object), null)
                .note(gone, notice.text(), meadow.key("stranger-1"))
                .gives(UNSIGNED, "A mirror drops a story and forges the notice."));
        String other = new NoticeText(
                        NEWSROOM,
                        1,
                        notice.kind(),
                        notice.time(),
                        Optional.empty(),
                        List.of(photo),
                        List.of("/photo.jpg"),
                        notice.say())
                .text();
        all.add(today("withdrawal-of-something-else")
                .attack("malicious mirror")
                .page(STORY)
                .file(StoreLayout.object(object), null)
                .note(gone, other, meadow.noticeSigner)
                .gives(MISSING, "A mirror drops a story and shows the notice for another object."));
        EditionText announcing = new EditionText(
                NEWSROOM,
                4,
                editionThree.time().plusSeconds(60),
                editionThree.table(),
                Optional.of(editionThree.textHash()),
                1,
                Optional.empty(),
                editionThree.hot());
        ClockText four = clock(clockThree, 4, 1, announcing, announcing.time());
        all.add(today("notice-kept-back")
                .attack("malicious mirror")
                .edition()
                .note("edition/4", announcing.text(), meadow.editionSigner)
                .note("clock", four.text(), meadow.clockSigner)
                .gives(MISSING, "The edition names a notice that the store does not hand out."));
        String second = new NoticeText(
                        NEWSROOM,
                        2,
                        notice.kind(),
                        notice.time(),
                        Optional.empty(),
                        List.of(photo),
                        List.of(),
                        notice.say())
                .text();
        all.add(today("notice-under-other-number")
                .attack("mix and match")
                .edition()
                .note("edition/4", announcing.text(), meadow.editionSigner)
                .note("clock", four.text(), meadow.clockSigner)
                .note("notice/1", second, meadow.noticeSigner)
                .gives(MISMATCH, "Notice 2 under the name of notice 1."));
    }

    private void carriedFiles() throws IOException {
        byte[] file = carriedThree.encoded();
        all.add(today("carried-file")
                .check(Check.CARRIED, "", file)
                .gives(UNDATED, "A file passed on by hand, checked without any store."));
        all.add(today("carried-file-still-current")
                .check(Check.CARRIED_AND_STORE, "", file)
                .gives(GENUINE, "The same, and the latest edition still has it."));
        all.add(today("carried-file-since-corrected")
                .check(Check.CARRIED_AND_STORE, "", carriedOne.encoded())
                .gives(SUPERSEDED, "Genuine, but corrected since."));
        ObjectHash old = ObjectHash.of(oldStory);
        String notice = new NoticeText(
                        NEWSROOM,
                        1,
                        NoticeText.Kind.WITHDRAWAL,
                        TestNewsroom.START.plusSeconds(60),
                        Optional.empty(),
                        List.of(old),
                        List.of(STORY),
                        "A court ordered this story removed.")
                .text();
        all.add(today("carried-file-since-withdrawn")
                .check(Check.CARRIED_AND_STORE, "", carriedOne.encoded())
                .file(StoreLayout.object(old), null)
                .note(StoreLayout.withdrawn(old), notice, meadow.noticeSigner)
                .gives(WITHDRAWN, "Genuine once, but taken back since."));
    }

    private void damagedCarriedFiles() throws IOException {
        byte[] altered = carriedThree.encoded();
        altered[30] ^= 1;
        all.add(today("carried-file-altered")
                .attack("arbitrary content")
                .check(Check.CARRIED, "", altered)
                .gives(WRONG_HASH, "One bit of the story was changed."));
        Pack elsewhere = Pack.about("/2026/story-9").text("edition/3", third.files.get("edition/3"));
        meadow.table.proof("/2026/story-9").forEach(elsewhere::object);
        all.add(today("carried-file-wrong-path")
                .attack("wrong path")
                .check(Check.CARRIED, "", new CarriedFile(carriedThree.content(), elsewhere).encoded())
                .gives(WRONG_HASH, "A genuine story under the path of another."));
        Pack half = Pack.about(STORY).text("edition/3", third.files.get("edition/3"));
        all.add(today("carried-file-half-a-proof")
                .attack("truncation")
                .check(Check.CARRIED, "", new CarriedFile(carriedThree.content(), half).encoded())
                .gives(MISSING, "The proof lacks the table's nodes."));
        all.add(today("carried-file-without-proof")
                .attack("truncation")
                .check(Check.CARRIED, "", carriedThree.content())
                .gives(MISSING, "The proof was cut off."));
        Pack foreign = Pack.about(STORY).text("edition/3", fen.store.files.get("edition/3"));
        fen.table.proof(STORY).forEach(foreign::object);
        all.add(today("carried-file-of-other-newsroom")
                .attack("other newsroom")
                .check(Check.CARRIED, "", new CarriedFile(fen.pages.get(STORY), foreign).encoded())
                .gives(OTHER_NEWSROOM, "A file of another newsroom."));
        byte[] pack = carriedThree.proof().encoded();
        all.add(today("pack-cut-short")
                .attack("truncation")
                .check(Check.PACK, "", Arrays.copyOf(pack, pack.length - 1))
                .gives(MALFORMED, "A pack without its last byte."));
        all.add(today("pack-of-other-kind")
                .attack("swapped type")
                .check(Check.PACK, "", third.files.get("clock"))
                .gives(WRONG_KIND, "A clock in the place of a pack."));
    }
}
