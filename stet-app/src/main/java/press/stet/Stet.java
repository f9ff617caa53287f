package press.stet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. Commands are dispatched by {@code press.stet.ops}; this class only names the application. */
@SpringBootApplication
public class Stet {

    public static void main(String[] args) {
        SpringApplication.run(Stet.class, args);
    }
}
