package press.stet.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import press.stet.kernel.Sql;
import press.stet.newsroom.StoryId;

@Component
class IssueRows {

    private static final String SELECT =
            "select i.*, (select array_agg(p.story order by p.position) from letters.pick p"
                    + " where p.issue = i.id) as picks from letters.issue i ";

    private final JdbcClient jdbc;

    IssueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID letter, String language, Draft draft, @Nullable UUID staff, Instant at) {
        jdbc.sql(
                        "insert into letters.issue (id, letter, language, state, subject, preheader, intro, form, made_by, made_at)"
                                + " values (:id, :letter, :language, 'DRAFT', :subject, :preheader, :intro, :form, :staff, :at)")
                .param("id", id)
                .param("letter", letter)
                .param("language", language)
                .param("subject", draft.subject())
                .param("preheader", draft.preheader())
                .param("intro", draft.intro())
                .param("form", draft.form().name())
                .param("staff", staff)
                .param("at", Sql.at(at))
                .update();
        picks(id, draft.picks());
    }

    /** A further part of an issue; answers with its number. */
    int insertPart(UUID id, UUID of, Issue part, Instant at) {
        insert(
                id,
                part.letter(),
                part.language(),
                new Draft(part.subject(), part.preheader(), part.intro(), part.form(), part.picks()),
                null,
                at);
        return jdbc.sql("update letters.issue set part_of = :of where id = :id returning number")
                .param("id", id)
                .param("of", of)
                .query(Integer.class)
                .single();
    }

    /** An issue with all its parts, in order; held until the transaction ends. */
    List<Issue> family(UUID id) {
        return jdbc.sql(SELECT + "where coalesce(i.part_of, i.id) ="
                        + " (select coalesce(o.part_of, o.id) from letters.issue o where o.id = :id)"
                        + " order by i.number for update of i")
                .param("id", id)
                .query(IssueRows::issue)
                .list();
    }

    /** False if it was saved by somebody else since, or is no longer open. */
    boolean update(UUID id, int saves, Draft draft) {
        int changed = jdbc.sql("update letters.issue set subject = :subject, preheader = :preheader, intro = :intro,"
                        + " form = :form, saves = saves + 1 where id = :id and saves = :saves"
                        + " and state in ('DRAFT', 'SCHEDULED', 'LATE')")
                .param("id", id)
                .param("saves", saves)
                .param("subject", draft.subject())
                .param("preheader", draft.preheader())
                .param("intro", draft.intro())
                .param("form", draft.form().name())
                .update();
        if (changed > 0) {
            picks(id, draft.picks());
        }
        return changed > 0;
    }

    void picks(UUID id, List<StoryId> picks) {
        jdbc.sql("delete from letters.pick where issue = :id").param("id", id).update();
        jdbc.sql("insert into letters.pick (issue, position, story) select :id, x.position, x.story"
                        + " from unnest(cast(:stories as uuid[])) with ordinality as x (story, position)")
                .param("id", id)
                .param("stories", Sql.uuids(picks.stream().map(StoryId::value).toList()))
                .update();
    }

    Optional<Issue> find(UUID id) {
        return jdbc.sql(SELECT + "where i.id = :id")
                .param("id", id)
                .query(IssueRows::issue)
                .optional();
    }

    Optional<Issue> find(int number) {
        return jdbc.sql(SELECT + "where i.number = :number")
                .param("number", number)
                .query(IssueRows::issue)
                .optional();
    }

    Optional<Issue> at(String path) {
        return jdbc.sql(SELECT + "where i.path = :path")
                .param("path", path)
                .query(IssueRows::issue)
                .optional();
    }

    /** Held until the transaction ends. */
    Issue lock(UUID id) {
        return jdbc.sql(SELECT + "where i.id = :id for update of i")
                .param("id", id)
                .query(IssueRows::issue)
                .single();
    }

    List<Issue> newest(int count) {
        return jdbc.sql(SELECT + "order by i.begun_at desc nulls first, i.number desc limit :count")
                .param("count", count)
                .query(IssueRows::issue)
                .list();
    }

    /** Every issue that has a page, newest first. */
    List<Issue> printed() {
        return jdbc.sql(SELECT + "where i.path is not null order by i.begun_at desc, i.number desc")
                .query(IssueRows::issue)
                .list();
    }

    /** Issues with a page on which this story stands. */
    List<Issue> printedWith(StoryId story) {
        return jdbc.sql(SELECT + "where i.path is not null and exists"
                        + " (select 1 from letters.pick p where p.issue = i.id and p.story = :story)")
                .param("story", story.value())
                .query(IssueRows::issue)
                .list();
    }

    Optional<Instant> lastBegun(UUID letter) {
        return jdbc.sql("select max(begun_at) as at from letters.issue where letter = :letter")
                .param("letter", letter)
                .query((row, n) -> Optional.ofNullable(Sql.instantOrNull(row, "at")))
                .single();
    }

    void state(UUID id, Issue.State state) {
        jdbc.sql("update letters.issue set state = :state where id = :id")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    void schedule(UUID id, Issue.State state, @Nullable Instant at) {
        jdbc.sql("update letters.issue set state = :state, scheduled_for = :at where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("at", Sql.at(at))
                .update();
    }

    void begin(UUID id, @Nullable String path, Imprint imprint, Instant at) {
        jdbc.sql("update letters.issue set state = 'SENDING', begun_at = coalesce(begun_at, :at), ended_at = null,"
                        + " sending_since = :at, saves = saves + 1,"
                        + " path = coalesce(path, cast(:path as text)), sent_subject = :subject, sent_text = :text, sent_html = :html"
                        + " where id = :id")
                .param("id", id)
                .param("at", Sql.at(at))
                .param("path", path)
                .param("subject", imprint.subject())
                .param("text", imprint.text())
                .param("html", imprint.html())
                .update();
    }

    /** Sets what was sent going once more, as it was; false if its words are no longer kept. */
    boolean goOn(UUID id, Instant at) {
        return jdbc.sql(
                                "update letters.issue set state = 'SENDING', ended_at = null, sending_since = :at, saves = saves + 1"
                                        + " where id = :id and sent_text is not null")
                        .param("id", id)
                        .param("at", Sql.at(at))
                        .update()
                > 0;
    }

    /** @param since from when on it is tried */
    record Going(Imprint imprint, Instant since) {}

    /** What is being sent of an issue; empty unless it is going out. */
    Optional<Going> going(int number) {
        return jdbc.sql("select sent_subject, sent_text, sent_html, sending_since from letters.issue"
                        + " where number = :number and sent_text is not null")
                .param("number", number)
                .query((row, n) -> new Going(
                        new Imprint(
                                row.getString("sent_subject"), row.getString("sent_text"), row.getString("sent_html")),
                        Sql.instant(row, "sending_since")))
                .optional();
    }

    /** Ends an issue whose state is this; false if it was not in that state. */
    boolean end(int number, Issue.State from, Issue.State to, Instant at) {
        return jdbc.sql("update letters.issue set state = :to, ended_at = :at"
                                + " where number = :number and state = :from")
                        .param("number", number)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("at", Sql.at(at))
                        .update()
                > 0;
    }

    /** Forgets the words of issues that ended before; names of people stand in them. */
    void forgetWords(Instant before) {
        jdbc.sql("update letters.issue set sent_text = null, sent_html = null where ended_at < :before"
                        + " and sent_text is not null")
                .param("before", Sql.at(before))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from letters.issue where id = :id").param("id", id).update();
    }

    private static Issue issue(ResultSet row, int number) throws SQLException {
        return new Issue(
                Sql.uuid(row, "id"),
                row.getInt("number"),
                Sql.uuid(row, "letter"),
                row.getString("language"),
                Issue.State.valueOf(row.getString("state")),
                row.getString("subject"),
                row.getString("preheader"),
                row.getString("intro"),
                Issue.Form.valueOf(row.getString("form")),
                Sql.uuidList(row, "picks").stream().map(StoryId::new).toList(),
                Sql.instantOrNull(row, "scheduled_for"),
                Sql.instantOrNull(row, "begun_at"),
                Sql.instantOrNull(row, "ended_at"),
                row.getString("path"),
                row.getInt("saves"));
    }
}
