package press.stet.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import press.stet.edition.Stationery;
import press.stet.mail.Mail;
import press.stet.mail.Outbox;
import press.stet.mirrors.Channels;
import press.stet.newsroom.House;
import press.stet.newsroom.Houses;
import press.stet.newsroom.Published;
import press.stet.newsroom.StoryState;
import press.stet.readers.Letter;
import press.stet.readers.Offers;
import press.stet.readers.Subscriptions;
import press.stet.theme.Words;

/**
 * What readers ask for by mail, to the address that each mail of ours bears for its reader alone. An answer goes to the address that
 * is kept here and to no other, at most one of a kind in a day, so nobody can be flooded with them; no record is made of it.
 */
@Component
class Requests {

    private final RecordRows record;
    private final IssueRows issues;
    private final Subscriptions subscriptions;
    private final Offers offers;
    private final Channels channels;
    private final Outbox outbox;
    private final Houses houses;
    private final SiteAddress site;
    private final Published published;
    private final Stationery stationery;
    private final Clock clock;

    Requests(
            RecordRows record,
            IssueRows issues,
            Subscriptions subscriptions,
            Offers offers,
            Channels channels,
            Outbox outbox,
            Houses houses,
            SiteAddress site,
            Published published,
            Stationery stationery,
            Clock clock) {
        this.record = record;
        this.issues = issues;
        this.subscriptions = subscriptions;
        this.offers = offers;
        this.channels = channels;
        this.outbox = outbox;
        this.houses = houses;
        this.site = site;
        this.published = published;
        this.stationery = stationery;
        this.clock = clock;
    }

    @Transactional
    void answer(Returned.Asked asked) {
        record.subscriber(asked.of().issue(), asked.of().seq())
                .ifPresent(reader -> issues.find(asked.of().issue()).ifPresent(issue -> {
                    switch (asked.request()) {
                        case Returned.Request.Leave leave -> subscriptions.leave(reader, issue.letter());
                        case Returned.Request.Addresses addresses -> addresses(reader, offers.get(issue.letter()));
                        case Returned.Request.Story story -> story(reader, issue, story.number());
                    }
                }));
    }

    private void addresses(UUID reader, Letter letter) {
        House house = houses.house();
        Words words = Words.of(letter.language());
        List<String> addresses = new ArrayList<>(List.of(site.base()));
        addresses.addAll(channels.doors(LetterReaders.CHANNEL, LetterReaders.name(reader)));
        answer(
                reader,
                "addresses",
                words.say("mailAddressesSubject", house.name()),
                words.say("mailAddresses", house.name()) + "\n\n" + String.join("\n", addresses) + "\n\n"
                        + words.say("mailAddressesOnce") + "\n");
    }

    private void story(UUID reader, Issue issue, int number) {
        if (number > issue.picks().size()) {
            return;
        }
        published
                .story(issue.picks().get(number - 1))
                .filter(story -> story.line().state() != StoryState.RETRACTED)
                .ifPresent(story -> answer(
                        reader,
                        "story:" + story.line().id(),
                        story.line().headline(),
                        stationery.words(story) + "\n\n" + site.base()
                                + story.line().path() + "\n"));
    }

    /** @param what the same is answered once a day */
    private void answer(UUID reader, String what, String subject, String text) {
        Instant now = clock.instant();
        subscriptions
                .held(reader)
                .ifPresent(held -> outbox.put(
                        new Mail(
                                what + ":" + reader + ":" + now.toString().substring(0, 10),
                                houses.house().name(),
                                held.address().text(),
                                subject,
                                text,
                                null,
                                List.of("Auto-Submitted: auto-replied")),
                        now));
    }
}
