package press.stet.mail;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/** Says in words for a person why a line to a relay could not be encrypted. */
final class Certificates {

    private Certificates() {}

    static String whyNot(Relay relay, IOException failure) {
        if (isIn(failure, CertificateExpiredException.class) || isIn(failure, CertificateNotYetValidException.class)) {
            return "The certificate of the relay " + relay.name()
                    + " holds for other days than today. Ask whoever runs it"
                    + " to renew it, and look whether the clock of this machine is right.";
        }
        if (isIn(failure, CertPathBuilderException.class)) {
            return "Nobody whom this machine trusts vouches for the certificate of the relay " + relay.name()
                    + ". If it is your own relay, give it a public certificate.";
        }
        if (isIn(failure, CertificateException.class)) {
            return "The certificate of the relay " + relay.name() + " is for other names and not for " + relay.host()
                    + ". Write the host as its provider writes it.";
        }
        return "No encrypted line to the relay " + relay.name() + " came about: " + failure.getMessage()
                + ". TLS from the first byte is mostly offered at port 465, STARTTLS at 587.";
    }

    private static boolean isIn(@Nullable Throwable failure, Class<?> kind) {
        return failure != null && (kind.isInstance(failure) || isIn(failure.getCause(), kind));
    }
}
