package press.stet.newsroom;

import press.stet.kernel.Refusal;

/** A document that breaks the rules of {@code docs/document.md}; the sentence says which and where. */
public class InvalidDocument extends Refusal {

    InvalidDocument(String sentence) {
        super(sentence);
    }
}
