package press.stet.mirrors;

import press.stet.kernel.Secret;

/** What a bucket wants to know: region, key id and secret of a key that may only write there. */
public record BucketKeys(String region, String keyId, Secret secret) {

    /** The words that are sealed. */
    String words() {
        return region + "\n" + keyId + "\n" + secret.value();
    }

    static BucketKeys of(String words) {
        String[] lines = words.split("\n", 3);
        return new BucketKeys(lines[0], lines[1], new Secret(lines[2]));
    }
}
