package press.stet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Every statement of the application, taken from its bytecode, is sound against the schema that the migrations make. */
@StetTest
class StatementsTest {

    private static final Pattern STATEMENT = Pattern.compile("(?s)\\s*(select|insert|update|delete|with)\\s.*");
    private static final Pattern TABLE =
            Pattern.compile("(?<!distinct )\\b(?:from|join|into|update)\\s+([a-z_]+)\\.[a-z_]+");

    /** Put together while running; each is run with every condition by the test named. */
    private static final List<String> PUT_TOGETHER = List.of(
            // DeskPagesTest.every_filter_of_the_story_list_can_be_set_at_once
            "press.stet.newsroom.DeskListRows.list");

    /** @param words the statement, or the fixed part of one that is put together while running */
    private record Statement(String room, String where, String words, boolean whole) {}

    @Autowired
    DataSource dataSource;

    @Test
    void every_statement_is_understood_by_the_database() throws SQLException, IOException {
        List<String> refused = new ArrayList<>();
        List<Statement> statements = statements();
        assertThat(statements).hasSizeGreaterThan(100);
        try (Connection connection = dataSource.getConnection()) {
            for (Statement statement : statements) {
                if (statement.whole()) {
                    String sentence = refusal(connection, statement.words());
                    if (sentence != null) {
                        refused.add(statement.where() + ": " + sentence + "\n" + statement.words());
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void a_statement_that_is_put_together_is_named_here_with_the_test_that_runs_it() throws IOException {
        assertThat(statements().stream().filter(statement -> !statement.whole()).map(Statement::where))
                .isSubsetOf(PUT_TOGETHER);
    }

    @Test
    void a_room_reads_and_writes_its_own_tables_only() throws IOException {
        TreeSet<String> elsewhere = new TreeSet<>();
        for (Statement statement : statements()) {
            Matcher table = TABLE.matcher(statement.words());
            while (table.find()) {
                if (!table.group(1).equals(statement.room())) {
                    elsewhere.add(statement.where() + ": " + table.group());
                }
            }
        }
        assertThat(elsewhere).isEmpty();
    }

    private static @Nullable String refusal(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared =
                connection.prepareStatement(NamedParameterUtils.parseSqlStatementIntoString(statement))) {
            prepared.getParameterMetaData();
            return null;
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static List<Statement> statements() throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("press.stet")) {
            if (type.getName().matches(".*Rows(\\$.*)?")) {
                try (InputStream code =
                        type.getSource().orElseThrow().getUri().toURL().openStream()) {
                    new ClassReader(code).accept(new Reader(type, statements), 0);
                }
            }
        }
        return statements;
    }

    /** Collects the texts of a class that are SQL. */
    private static final class Reader extends ClassVisitor {

        private final JavaClass type;
        private final List<Statement> statements;

        Reader(JavaClass type, List<Statement> statements) {
            super(SpringAsmInfo.ASM_VERSION);
            this.type = type;
            this.statements = statements;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

                @Override
                public void visitLdcInsn(Object value) {
                    found(name, value, true);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String shape, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        found(name, argument, false);
                    }
                }
            };
        }

        private void found(String method, Object value, boolean whole) {
            if (value instanceof String words
                    && STATEMENT.matcher(words.toLowerCase(Locale.ROOT)).matches()) {
                String room = type.getPackageName().split("\\.")[2];
                statements.add(new Statement(room, type.getName() + "." + method, words, whole));
            }
        }
    }
}
