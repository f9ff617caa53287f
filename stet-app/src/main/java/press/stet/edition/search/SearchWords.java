package press.stet.edition.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * The words of a text as they stand in the index: in small letters, one spelling, without ending. English by Porter's algorithm, Russian
 * by Snowball's, Persian by Lucene's light one; other languages keep their endings. The reader's device does the same in
 * {@code web/src/search/words.ts}; {@code fixtures/search/words.json} holds both to it.
 *
 * <p>Remembers the words it has seen: one instance serves one print, on any number of threads.
 */
public final class SearchWords {

    /** Words are cut to so many letters. */
    private static final int LONGEST = 40;

    /** Letters and digits; in Persian a narrow space may join the parts of a word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\u200c]*");

    private static final Pattern POSSESSIVE = Pattern.compile("['\\u2019]s(?![\\p{L}\\p{N}])");
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u0640\\u064b-\\u065f\\u0670]");

    /** Words that stand in nearly every text and say nothing of it. */
    private static final Map<String, Set<String>> STOP = Map.of(
            "en",
            set(
                    "the a an and or but if of in on at by for from to with as is are was were be been it its this that these those"
                            + " he she they we you i his her their our not no has have had will would which who what when there"),
            "ru",
            set(
                    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было от меня еще нет о из ему"
                            + " для это при они мы этот эта были был была их или до под над"),
            "fa",
            set("و در به از كه اين را با است براي آن يك تا بر هم نيز مي شد شده هر او ما خود بود ها هاي"));

    private static Set<String> set(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }

    private final String language;
    private final Set<String> stop;
    private final Function<String, String> stemmer;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private SearchWords(String language, Function<String, String> stemmer) {
        this.language = language;
        this.stop = STOP.getOrDefault(language, Set.of());
        this.stemmer = stemmer;
    }

    /** @param tag BCP 47 */
    public static SearchWords of(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return switch (language) {
            case "en" -> new SearchWords(language, new OneWord(PorterStemFilter::new));
            case "ru" -> new SearchWords(language, new OneWord(in -> new SnowballFilter(in, new RussianStemmer())));
            case "fa" -> new SearchWords(language, new OneWord(PersianStemFilter::new));
            default -> new SearchWords(language, word -> word);
        };
    }

    /** The words of a text in the order in which they first stand, each once. */
    public Set<String> in(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(normal(text));
        while (matcher.find()) {
            String word = known.computeIfAbsent(matcher.group(), this::stem);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private String normal(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain = MARKS.matcher(plain).replaceAll("");
        return switch (language) {
            case "en" -> POSSESSIVE.matcher(plain).replaceAll("");
            case "ru" -> plain.replace('ё', 'е');
            default -> plain;
        };
    }

    /** Empty for a word that is not indexed. */
    private String stem(String found) {
        String word = oneSpelling(found);
        if (stop.contains(word) || (word.length() == 1 && !Character.isDigit(word.charAt(0)))) {
            return "";
        }
        String stem = stemmer.apply(word).replace("\u200c", "");
        return stem.substring(0, Math.min(LONGEST, stem.length()));
    }

    /** Arabic and Persian letters that people type for each other become one; so do their digits. */
    private static String oneSpelling(String word) {
        StringBuilder one = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '\u06f0' && c <= '\u06f9') {
                c = (char) (c - '\u06f0' + '0');
            } else if (c >= '\u0660' && c <= '\u0669') {
                c = (char) (c - '\u0660' + '0');
            }
            one.append(
                    switch (c) {
                        case '\u06cc', '\u06d2', '\u0649' -> '\u064a';
                        case '\u06a9' -> '\u0643';
                        case '\u06c0', '\u06c1', '\u0629' -> '\u0647';
                        case '\u0622', '\u0623', '\u0625' -> '\u0627';
                        default -> c;
                    });
        }
        return one.toString();
    }

    /** One of Lucene's filters, asked for a word at a time. */
    private static final class OneWord implements Function<String, String> {

        private final Source source = new Source();
        private final TokenStream filter;

        OneWord(Function<TokenStream, TokenStream> made) {
            this.filter = made.apply(source);
        }

        @Override
        public synchronized String apply(String word) {
            try {
                source.next = word;
                filter.incrementToken();
                return source.term.toString();
            } catch (IOException e) {
                throw new UncheckedIOException("Memory does not fail to be read.", e);
            }
        }
    }

    private static final class Source extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(next);
            return true;
        }
    }
}
