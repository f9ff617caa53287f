package press.stet;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.stet.jobs.CutOff;
import press.stet.jobs.JobHandler;
import press.stet.jobs.RunTwice;

/** The rules of the house that a machine can hold (docs/architecture.md). */
class HouseRulesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/templates/"))
            .importPackages("press.stet");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("press.stet");

    /** What depends on the machine it happens to run on: its clock, zone, language, charset, console. */
    private static final Pattern OF_THE_MACHINE = Pattern.compile(String.join(
            "|",
            "java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|YearMonth|Year)\\.now\\(\\)",
            "java\\.time\\.Clock\\.system\\w+\\(.*",
            "java\\.lang\\.System\\.(currentTimeMillis\\(\\)|out|err)",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.time\\.ZoneId\\.systemDefault\\(\\)",
            "java\\.util\\.TimeZone\\.getDefault\\(\\)",
            "java\\.util\\.Locale\\.getDefault\\(.*",
            "java\\.lang\\.String\\.(toLowerCase|toUpperCase)\\(\\)",
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
            "java\\.lang\\.String\\.formatted\\(.*",
            "java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)",
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
            "java\\.lang\\.String\\.getBytes\\(\\)",
            "java\\.lang\\.String\\.<init>\\(\\[B\\)",
            "java\\.io\\.InputStreamReader\\.<init>\\(java\\.io\\.InputStream\\)",
            "java\\.io\\.OutputStreamWriter\\.<init>\\(java\\.io\\.OutputStream\\)",
            "java\\.io\\.FileReader\\.<init>\\([^,]*\\)",
            "java\\.io\\.FileWriter\\.<init>\\([^,]*\\)"));

    private static final Pattern SENDS_SQL = Pattern.compile(String.join(
            "|",
            "org\\.springframework\\.jdbc\\.core\\.simple\\.JdbcClient\\.sql\\(.*",
            "org\\.springframework\\.jdbc\\.core\\.(namedparam\\.NamedParameter)?JdbcTemplate\\.(?!<init>).*",
            "java\\.sql\\.Connection\\.(prepare|create).*",
            "java\\.sql\\.(Prepared|Callable)?Statement\\.execute.*"));

    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Manager|Helper|Utils?|Impl)([A-Z].*)?");
    private static final int LONGEST_CLASS = 400;
    private static final Path PROJECT = Path.of("..");

    @Test
    void sql_stands_only_in_rows_that_no_other_room_can_see() {
        assertThat(accesses(SENDS_SQL, owner -> !rowsOf(owner)))
                // The database itself is made before there is a schema that rows could stand in.
                .allMatch(access -> access.startsWith("press.stet.ops.Database "), "SQL outside of rows");
        assertThat(OURS.stream()
                        .filter(type -> type.getSimpleName().endsWith("Rows"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName))
                .as("rows that another room can see")
                .isEmpty();
    }

    @Test
    void nothing_outside_the_kernel_asks_the_machine_for_time_zone_language_or_charset() {
        assertThat(accesses(OF_THE_MACHINE, owner -> !owner.getPackageName().equals("press.stet.kernel")))
                // A command that works without the program gives the clock to what it calls.
                .filteredOn(
                        access -> !access.matches("press\\.stet\\.ops\\.\\w+Command line .*Clock\\.systemUTC\\(\\)"))
                .isEmpty();
    }

    @Test
    void no_class_is_longer_than_four_hundred_lines() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        for (Path file : sources()) {
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.filter(line -> !line.isBlank()).count();
                if (count > LONGEST_CLASS) {
                    tooLong.put(PROJECT.relativize(file).toString(), count);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_class_has_a_name_that_says_nothing() throws IOException {
        assertThat(sources())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .noneMatch(name -> SAYS_NOTHING.matcher(name).matches());
    }

    @Test
    void every_job_has_a_test_that_runs_it_twice_and_one_that_stops_it_half_way() {
        Set<String> handlers = OURS.stream()
                .filter(type -> type.isAssignableTo(JobHandler.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new));
        assertThat(handlers).isNotEmpty();
        assertThat(tested(RunTwice.class, test -> test.value().getName())).containsAll(handlers);
        assertThat(tested(CutOff.class, test -> test.value().getName())).containsAll(handlers);
    }

    private static <A extends Annotation> Set<String> tested(Class<A> how, Function<A, String> handler) {
        return TESTS.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(how) && method.isAnnotatedWith(Test.class))
                .map((JavaMethod method) -> handler.apply(method.getAnnotationOfType(how)))
                .collect(toCollection(TreeSet::new));
    }

    private static boolean rowsOf(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getSimpleName().endsWith("Rows");
    }

    private static List<String> accesses(Pattern target, java.util.function.Predicate<JavaClass> owner) {
        return OURS.stream()
                .filter(owner)
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter((JavaAccess<?> access) ->
                        target.matcher(access.getTarget().getFullName()).matches())
                .map(access -> access.getOriginOwner().getName() + " line " + access.getLineNumber() + ": "
                        + access.getTarget().getFullName())
                .sorted()
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*[/\\\\](target|node_modules)[/\\\\].*"))
                    .sorted()
                    .toList();
        }
    }
}
