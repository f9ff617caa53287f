package press.stet.edition;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import press.stet.newsroom.Front;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Notice;
import press.stet.newsroom.People;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.Taxonomy;
import press.stet.theme.Themes;
import press.stet.theme.Tokens;

/** Reads what all pages of one print share, at the moment the print begins. */
@Component
class Sites {

    private static final Logger LOG = LoggerFactory.getLogger(Sites.class);

    private final Houses houses;
    private final Taxonomy taxonomy;
    private final People people;
    private final Front front;
    private final Themes themes;
    private final ObjectProvider<PageSource> sources;
    private final Clock clock;

    Sites(
            Houses houses,
            Taxonomy taxonomy,
            People people,
            Front front,
            Themes themes,
            ObjectProvider<PageSource> sources,
            Clock clock) {
        this.houses = houses;
        this.taxonomy = taxonomy;
        this.people = people;
        this.front = front;
        this.themes = themes;
        this.sources = sources;
        this.clock = clock;
    }

    Site now() {
        House house = houses.house();
        Map<String, Notice> notices = new HashMap<>();
        Map<String, List<StoryId>> fronts = new HashMap<>();
        for (String language : house.languages()) {
            houses.notice(language).ifPresent(notice -> notices.put(language, notice));
            fronts.put(language, front.order(language));
        }
        return new Site(
                house,
                taxonomy.sections(),
                taxonomy.topics(),
                people.all(),
                houses.textPages(),
                notices,
                fronts,
                new Sources(sources.orderedStream()
                        .map(source -> source.read(house))
                        .toList()),
                themes.current(tokens(house)),
                clock.instant().atZone(ZoneOffset.UTC).getYear());
    }

    /** The look as the newsroom chose it; one that no longer fits is named in the log and the standard look is printed. */
    private static Tokens tokens(House house) {
        try {
            return Look.tokens(house.look());
        } catch (RuntimeException e) {
            LOG.warn("The look cannot be used and the standard one is printed: {}", e.getMessage());
            return Tokens.DEFAULT;
        }
    }
}
