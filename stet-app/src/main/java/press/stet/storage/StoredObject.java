package press.stet.storage;

import press.stet.format.ObjectHash;

/** Which codings of an object are kept, and how long each is in bytes; a length of 0 means not kept. */
public record StoredObject(ObjectHash hash, int identity, int brotli, int zstd, int gzip) {

    /** Bytes of this coding; 0 where it is not kept (identity is always kept and may be empty). */
    public int length(Encoding encoding) {
        return switch (encoding) {
            case IDENTITY -> identity;
            case BROTLI -> brotli;
            case ZSTD -> zstd;
            case GZIP -> gzip;
        };
    }

    public boolean has(Encoding encoding) {
        return encoding == Encoding.IDENTITY || length(encoding) > 0;
    }
}
