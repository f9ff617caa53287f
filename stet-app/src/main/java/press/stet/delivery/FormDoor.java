package press.stet.delivery;

/**
 * Decides which requests of readers go on to the framework instead of being answered from print. Without a bean of this type none
 * does. Paths that go on begin with {@value #PREFIX} and have only letters, digits, {@code - _ /} in them, so that nobody behind can
 * read them in another way; they are never answered on the desk's connector.
 */
public interface FormDoor {

    String PREFIX = "/-/";

    /** Attribute of every request that came in this way; nothing a client sends can set it. */
    String CAME_THROUGH = "press.stet.delivery.FormDoor";

    boolean opens(String path);
}
