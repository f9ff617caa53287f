package press.stet.readers;

/** More addresses were given than can be asked to confirm within hours; nothing was kept. */
public class TooManySignUps extends RuntimeException {

    TooManySignUps() {
        super("More people signed up than can be written to just now.");
    }
}
