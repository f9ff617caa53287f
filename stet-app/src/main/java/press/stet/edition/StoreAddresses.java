package press.stet.edition;

import java.util.List;

/** Where else the edition's files can be fetched: known to those who carry it there. */
public interface StoreAddresses {

    /** Addresses of stores that readers' browsers may ask, each beginning with {@code https://} and ending in a slash. */
    List<String> stores();
}
