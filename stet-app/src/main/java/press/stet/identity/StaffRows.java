package press.stet.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sql;

class StaffRows {

    record Row(StaffId id, Sealed name, @Nullable Sealed mail, Set<Role> roles, boolean active) {}

    private static final String COLUMNS = "select id, name, mail, roles, active from identity.staff";

    private final JdbcClient jdbc;

    StaffRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> all() {
        return jdbc.sql(COLUMNS + " order by id").query(StaffRows::row).list();
    }

    Optional<Row> find(StaffId id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(StaffRows::row)
                .optional();
    }

    /** Keeps the last publisher from being taken away by two people at once. */
    List<StaffId> lockActivePublishers() {
        return jdbc.sql(
                        "select id from identity.staff where active and 'PUBLISHER' = any (roles) order by id for update")
                .query((row, n) -> new StaffId(Sql.uuid(row, "id")))
                .list();
    }

    void insert(Row member, Instant at, @Nullable StaffId by) {
        jdbc.sql("""
                        insert into identity.staff (id, name, mail, roles, active, added_at, added_by)
                        values (:id, :name, :mail, cast(:roles as text[]), :active, :at, :by)""")
                .param("id", member.id().value())
                .param("name", member.name().bytes())
                .param("mail", bytes(member.mail()))
                .param("roles", names(member.roles()))
                .param("active", member.active())
                .param("at", Sql.at(at))
                .param("by", by == null ? null : by.value())
                .update();
    }

    void update(Row member) {
        jdbc.sql("""
                        update identity.staff
                        set name = :name, mail = :mail, roles = cast(:roles as text[]), active = :active where id = :id""")
                .param("id", member.id().value())
                .param("name", member.name().bytes())
                .param("mail", bytes(member.mail()))
                .param("roles", names(member.roles()))
                .param("active", member.active())
                .update();
    }

    void seen(StaffId id, LocalDate day) {
        jdbc.sql("update identity.staff set seen_at = :day where id = :id")
                .param("day", day)
                .param("id", id.value())
                .update();
    }

    int endSessions(StaffId id) {
        return jdbc.sql("delete from identity.session where principal_name = :id")
                .param("id", id.toString())
                .update();
    }

    void voidLinks(StaffId id) {
        jdbc.sql("delete from identity.one_time_link where staff = :id and used_at is null")
                .param("id", id.value())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Sql.textList(row, "roles").forEach(role -> roles.add(Role.valueOf(role)));
        byte[] mail = row.getBytes("mail");
        return new Row(
                new StaffId(Sql.uuid(row, "id")),
                new Sealed(row.getBytes("name")),
                mail == null ? null : new Sealed(mail),
                roles,
                row.getBoolean("active"));
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }

    private static String names(Collection<Role> roles) {
        return Sql.texts(roles.stream().map(Role::name).sorted().toList());
    }
}
