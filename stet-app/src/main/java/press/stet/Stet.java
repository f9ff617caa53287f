package press.stet;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import press.stet.ops.Commands;

/** The program. What it does is decided by the command, see {@link Commands}. */
@SpringBootApplication
public class Stet {

    public static void main(String[] args) {
        System.exit(Commands.run(Stet.class, args));
    }
}
