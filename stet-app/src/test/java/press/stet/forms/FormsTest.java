package press.stet.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import press.stet.Stet;
import press.stet.TestDatabase;

/** The whole application with site and desk on free ports, on a real PostgreSQL; jobs are run by the tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Stet.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stet.site-port=0", "stet.worker=false"})
@ContextConfiguration(initializers = TestDatabase.class)
@interface FormsTest {}
