package press.stet.mirrors;

import java.util.function.Consumer;

/** Who is reached by a channel: known to those who send by it. */
public interface ChannelReaders {

    /** The channel's name, for instance {@code letter}. */
    String channel();

    /** Hands over an id of every reader, which stays the same as long as she reads; nothing of it is kept here. */
    void each(Consumer<String> reader);
}
