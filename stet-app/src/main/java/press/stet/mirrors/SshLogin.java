package press.stet.mirrors;

import java.util.regex.Pattern;
import press.stet.kernel.Refusal;

/**
 * How one gets into a host by SSH, and knows that it is the one.
 *
 * @param keyFile of a private key on this machine; empty for what the machine's own settings say
 * @param hostKey line of a file of known hosts; empty where the machine knows the host already
 */
public record SshLogin(String keyFile, String hostKey) {

    private static final Pattern ADDRESS = Pattern.compile(
            "sftp://([A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/([A-Za-z0-9._~-]+/)*");

    static final SshLogin OF_THIS_MACHINE = new SshLogin("", "");

    public SshLogin {
        if (keyFile.contains("\n") || hostKey.contains("\n")) {
            throw new Refusal("A file's name and a host's key are one line each.");
        }
    }

    /** An address as it is kept, with a slash at its end. */
    static String address(String typed) {
        String base = typed.endsWith("/") ? typed : typed + "/";
        if (!ADDRESS.matcher(base).matches()) {
            throw new Refusal("The address is written sftp://user@host/folder/.", "address");
        }
        return base;
    }

    /** The words that are sealed. */
    String words() {
        return keyFile + "\n" + hostKey;
    }

    static SshLogin of(String words) {
        String[] lines = words.split("\n", 2);
        return new SshLogin(lines[0], lines.length == 2 ? lines[1] : "");
    }
}
