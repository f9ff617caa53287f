package press.stet.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import press.stet.Stet;
import press.stet.TestDatabase;

/** The whole application with the desk's listener on a free port, on a real PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Stet.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stet.site-port=0")
@ContextConfiguration(initializers = TestDatabase.class)
@interface DeskTest {}
