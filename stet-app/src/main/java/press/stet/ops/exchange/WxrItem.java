package press.stet.ops.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One {@code item} of a WordPress export as its elements say it. */
final class WxrItem {
    /** The elements that are read, by their local name; {@code encoded} stands for two, told apart by namespace. */
    enum Field {
        TITLE("title"),
        LINK("link"),
        PUB_DATE("pubDate"),
        CREATOR("creator"),
        GUID("guid"),
        CONTENT("encoded"),
        EXCERPT("excerpt"),
        ID("post_id"),
        DATE("post_date"),
        DATE_GMT("post_date_gmt"),
        MODIFIED("post_modified"),
        MODIFIED_GMT("post_modified_gmt"),
        NAME("post_name"),
        STATUS("status"),
        TYPE("post_type"),
        PASSWORD("post_password"),
        ATTACHMENT_URL("attachment_url");

        final String element;

        Field(String element) {
            this.element = element;
        }
    }

    /** A term the item is filed under. */
    record Term(String domain, String slug, String name) {}

    /** One custom field. */
    record Meta(String key, String value) {}

    private static final int EACH_MOST = 1000;

    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    final List<Term> terms = new ArrayList<>();
    final List<Meta> metas = new ArrayList<>();
    boolean cut;

    /** Beyond a thousand they are passed over. */
    void add(Term term) {
        if (terms.size() < EACH_MOST) {
            terms.add(term);
        }
    }

    void add(Meta meta) {
        if (metas.size() < EACH_MOST) {
            metas.add(meta);
        }
    }

    void set(Field field, String value) {
        fields.put(field, value);
    }

    String get(Field field) {
        return fields.getOrDefault(field, "");
    }

    List<String> metas(String key) {
        return metas.stream()
                .filter(meta -> meta.key().equals(key))
                .map(Meta::value)
                .filter(value -> !value.isBlank())
                .toList();
    }

    String meta(String key) {
        List<String> values = metas(key);
        return values.isEmpty() ? "" : values.getFirst();
    }
}
