package press.stet.edition;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import press.stet.newsroom.House;
import press.stet.newsroom.Slugs;

/** The name that all signed texts carry for good: the host of the public address, else the newsroom's name, else a new one. */
final class NewsroomName {

    private static final int MAX_LENGTH = 64;
    private static final String RULE = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

    private NewsroomName() {}

    static String of(House house, SecureRandom random) {
        String address = house.address();
        String host = address == null ? null : URI.create(address).getHost();
        if (host != null && !host.equals("localhost") && fits(host.toLowerCase(Locale.ROOT))) {
            return host.toLowerCase(Locale.ROOT);
        }
        String slug = Slugs.of(house.name(), "");
        if (house.setUp() && fits(slug)) {
            return slug;
        }
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        return "newsroom-" + HexFormat.of().formatHex(bytes);
    }

    private static boolean fits(String name) {
        return name.length() <= MAX_LENGTH && name.matches(RULE);
    }
}
