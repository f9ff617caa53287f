package press.stet.newsroom;

import java.util.UUID;

/** A person whose name is a sealed field. */
public record PersonId(UUID value) {

    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
