package press.stet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    /** Libraries of this project and compiled templates are no rooms of the application. */
    static final ApplicationModules MODULES = ApplicationModules.of(
            Stet.class, resideInAnyPackage("press.stet.format..", "press.stet.postgres..", "press.stet.templates.."));

    @Test
    void every_room_uses_only_the_rooms_it_declares() {
        MODULES.verify();
    }
}
