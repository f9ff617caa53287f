package press.stet;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    static final ApplicationModules MODULES = ApplicationModules.of(Stet.class);

    @Test
    void every_room_uses_only_the_rooms_it_declares() {
        MODULES.verify();
    }
}
