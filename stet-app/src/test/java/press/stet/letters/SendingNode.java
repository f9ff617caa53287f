package press.stet.letters;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import press.stet.Stet;

/** A program of its own that sends what is to be sent, until it is killed. */
final class SendingNode {

    private SendingNode() {}

    public static void main(String... args) throws InterruptedException {
        try (var context = new SpringApplicationBuilder(Stet.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
