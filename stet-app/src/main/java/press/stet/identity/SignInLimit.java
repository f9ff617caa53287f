package press.stet.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * At most {@value #ATTEMPTS} sign-in attempts in ten minutes from one place. A place is remembered in memory only, as a
 * keyed hash of its address (an IPv6 network of 64 bits counts as one) under a key that dies with the program; at most
 * {@value #PLACES} places, the oldest forgotten first.
 */
class SignInLimit extends OncePerRequestFilter {

    static final int ATTEMPTS = 60;
    static final int PLACES = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private record Count(long window, int attempts) {}

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<Long, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Count> eldest) {
            return size() > PLACES;
        }
    };

    SignInLimit(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("POST") || !(path.equals("/sign-in") || path.equals("/login/webauthn"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tooMany(place(request.getRemoteAddr()))) {
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(WINDOW.toSeconds()));
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write(
                            "Too many sign-ins were tried from here. Wait ten minutes, then try again; your link stays valid.\n"
                                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        chain.doFilter(request, response);
    }

    private synchronized boolean tooMany(long place) {
        long window = clock.millis() / WINDOW.toMillis();
        Count before = counts.get(place);
        int attempts = before == null || before.window() != window ? 1 : before.attempts() + 1;
        counts.put(place, new Count(window, attempts));
        return attempts > ATTEMPTS;
    }

    private long place(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes))
                    .getLong();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The sign-in limit cannot count this connection.", e);
        }
    }
}
