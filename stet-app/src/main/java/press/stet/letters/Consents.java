package press.stet.letters;

import press.stet.newsroom.House;
import press.stet.readers.Consent;
import press.stet.theme.Words;

/** What readers agree to as they sign up; the box in a story and the form say the same, word for word. */
public final class Consents {

    private Consents() {}

    public static Consent of(House house, String language) {
        return new Consent(language, Words.of(language).say("letterConsent", house.name()));
    }
}
