package press.stet.theme;

/** Which form of a sentence a whole number takes: CLDR's cardinal rules for the languages that have words. */
enum PluralRule {
    ENGLISH {
        @Override
        String category(long number) {
            return number == 1 ? "one" : "other";
        }
    },
    RUSSIAN {
        @Override
        String category(long number) {
            var ten = number % 10;
            var hundred = number % 100;
            if (ten == 1 && hundred != 11) {
                return "one";
            }
            return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "many";
        }
    },
    PERSIAN {
        @Override
        String category(long number) {
            return number <= 1 ? "one" : "other";
        }
    };

    abstract String category(long number);

    static PluralRule of(String language) {
        return switch (language) {
            case "ru" -> RUSSIAN;
            case "fa" -> PERSIAN;
            default -> ENGLISH;
        };
    }
}
