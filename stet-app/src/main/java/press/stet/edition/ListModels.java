package press.stet.edition;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import press.stet.newsroom.Correction;
import press.stet.newsroom.ListKey;
import press.stet.newsroom.Person;
import press.stet.newsroom.PersonId;
import press.stet.newsroom.SectionId;
import press.stet.newsroom.StoryId;
import press.stet.newsroom.StoryLine;
import press.stet.newsroom.TopicId;
import press.stet.theme.ArchiveIndex;
import press.stet.theme.CorrectionsPage;
import press.stet.theme.ListPage;
import press.stet.theme.NavLink;
import press.stet.theme.Place;
import press.stet.theme.SafeHtml;
import press.stet.theme.Words;

/** Lists as templates see them: sections, topics, authors, months, corrections, and the index of the archive. */
final class ListModels {

    private final Site site;
    private final Models models;

    ListModels(Site site, Models models) {
        this.site = site;
        this.models = models;
    }

    /**
     * A page of a list.
     *
     * @param path of this page, with a leading slash
     * @param lines oldest first, as lists are kept; the page shows them newest first
     * @param numbers where this page stands among its pages
     */
    ListPage list(ListKey list, String path, List<StoryLine> lines, Numbers numbers) {
        String language = site.languageOf(list);
        String landing = Objects.requireNonNull(site.path(list));
        return new ListPage(
                models.site(language),
                Place.of(Models.below(path)),
                kind(list),
                title(list, language),
                intro(list),
                lines.reversed().stream()
                        .map(line -> models.card(line, Models.Detail.FULL))
                        .toList(),
                numbers.number() == null ? null : Math.toIntExact(numbers.number()),
                numbers.newer(landing),
                numbers.older(landing),
                models.feeds(list, title(list, language)),
                List.of());
    }

    CorrectionsPage corrections(
            String language,
            String path,
            List<StoryLine> lines,
            Map<StoryId, List<Correction>> notes,
            Numbers numbers) {
        Words words = site.words(language);
        String landing = site.house().root(language) + "corrections/";
        List<CorrectionsPage.Entry> entries = new ArrayList<>();
        for (StoryLine line : lines.reversed().stream().distinct().toList()) {
            NavLink link = new NavLink(line.headline(), Models.below(line.path()));
            for (Correction note : notes.getOrDefault(line.id(), List.of()).reversed()) {
                boolean retraction = note.kind() == Correction.Kind.RETRACTION;
                entries.add(new CorrectionsPage.Entry(
                        link,
                        retraction ? null : models.correction(note, words),
                        retraction ? models.retraction(note, words) : null));
            }
        }
        return new CorrectionsPage(
                models.site(language),
                Place.of(Models.below(path)),
                entries,
                numbers.number() == null ? null : Math.toIntExact(numbers.number()),
                numbers.newer(landing),
                numbers.older(landing));
    }

    /**
     * All stories of a day, with links to the files that have them all.
     *
     * @param carried where the files with their proofs lie
     */
    ListPage day(String path, String title, List<StoryLine> lines, List<String> carried, String day) {
        String language = lines.getFirst().language();
        Place place = Place.of(Models.below(path));
        Words words = site.words(language);
        StringBuilder link = new StringBuilder();
        for (int part = 1; part <= carried.size(); part++) {
            String name = part == 1 ? day : day + "-" + part;
            String said = words.say("dayFile") + (carried.size() == 1 ? "" : " (" + words.number(part) + ")");
            link.append("<p><a href=\"")
                    .append(SafeHtml.ofText(place.to(carried.get(part - 1))).html())
                    .append("\" download=\"")
                    .append(SafeHtml.ofText(name + ".html").html())
                    .append("\">")
                    .append(SafeHtml.ofText(said).html())
                    .append("</a></p>");
        }
        return new ListPage(
                models.site(language),
                place,
                ListPage.Kind.MONTH,
                title,
                new SafeHtml(link.toString()),
                lines.reversed().stream()
                        .map(line -> models.card(line, Models.Detail.FULL))
                        .toList(),
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    ArchiveIndex archive(String language, List<YearMonth> months, List<NavLink> weeks, List<NavLink> days) {
        Words words = site.words(language);
        Map<Integer, List<NavLink>> years = new TreeMap<>(Comparator.reverseOrder());
        months.stream().sorted().forEach(month -> years.computeIfAbsent(month.getYear(), year -> new ArrayList<>())
                .add(new NavLink(words.monthName(month), Models.below(site.monthPath(language, month)))));
        return new ArchiveIndex(
                models.site(language),
                Place.of(Models.below(site.house().root(language) + "archive/")),
                years.entrySet().stream()
                        .map(year -> new ArchiveIndex.Year(words.number(year.getKey()), year.getValue()))
                        .toList(),
                weeks,
                days);
    }

    private static ListPage.Kind kind(ListKey list) {
        return switch (list.kind()) {
            case "topic" -> ListPage.Kind.TOPIC;
            case "author" -> ListPage.Kind.AUTHOR;
            case "month" -> ListPage.Kind.MONTH;
            default -> ListPage.Kind.SECTION;
        };
    }

    String title(ListKey list, String language) {
        return switch (list.kind()) {
            case "section" -> site.section(SectionId.of(list.subject())).name();
            case "topic" -> site.topic(TopicId.of(list.subject())).orElseThrow().name();
            case "author" -> site.name(PersonId.of(list.subject()), language);
            case "month" -> site.words(language).monthTitle(Site.monthOf(list));
            default -> site.house().name();
        };
    }

    private SafeHtml intro(ListKey list) {
        String about = list.kind().equals("author")
                ? site.person(PersonId.of(list.subject())).map(Person::about).orElse("")
                : "";
        return about.isEmpty()
                ? SafeHtml.NONE
                : new SafeHtml("<p>" + SafeHtml.ofText(about).html() + "</p>");
    }
}
