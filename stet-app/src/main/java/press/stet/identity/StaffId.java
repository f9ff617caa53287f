package press.stet.identity;

import java.util.UUID;

/** Somebody who works here. */
public record StaffId(UUID value) {

    public static StaffId of(String text) {
        return new StaffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
