package press.stet.media;

/** A photo was printed, refused or described anew; published inside the transaction that did it. */
public record PhotoChanged(PhotoId photo) {}
