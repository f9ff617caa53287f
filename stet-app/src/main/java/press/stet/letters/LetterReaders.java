package press.stet.letters;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import press.stet.mirrors.ChannelReaders;
import press.stet.readers.Subscriptions;

/** Who is told of doors by mail. A reader's id stays as long as she gets any letter, and so does her bucket. */
@Component
class LetterReaders implements ChannelReaders {

    /** The channel whose doors stand in mails to readers. */
    static final String CHANNEL = "letter";

    private final Subscriptions subscriptions;

    LetterReaders(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** As the channel knows a reader. */
    static String name(UUID subscriber) {
        return subscriber.toString();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void each(Consumer<String> reader) {
        subscriptions.everybody(subscriber -> reader.accept(name(subscriber)));
    }
}
