package press.stet.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the database up to date, room by room: each has a folder below {@code db/migration}, a schema and a history of its own, and
 * none touches another's tables, so that their order does not matter.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    private static final String FOLDER = "db/migration/";

    @Bean
    FlywayMigrationStrategy roomByRoom() {
        return flyway -> rooms().forEach(room -> Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:" + FOLDER + room)
                .table(flyway.getConfiguration().getTable() + "_" + room)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate());
    }

    private static SortedSet<String> rooms() {
        try {
            SortedSet<String> rooms = new TreeSet<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*.sql")) {
                String path = file.getURL().getPath();
                String below = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
                rooms.add(below.substring(0, below.indexOf('/')));
            }
            return rooms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
