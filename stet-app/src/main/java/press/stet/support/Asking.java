package press.stet.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which campaign asks on a page, and says of every other why not: a pure function of the campaigns and the page's address. */
public final class Asking {

    /** Why a campaign does not ask. */
    public enum Reason {
        NOT_LIVE,
        NO_WORDS_IN_THIS_LANGUAGE,
        NEVER_ASKS_HERE,
        ANOTHER_COMES_FIRST
    }

    /** @param reason null for the one that asks */
    public record Judged(
            Campaigns.Campaign campaign,
            @org.jspecify.annotations.Nullable Reason reason) {}

    /** What was decided on a page, campaign by campaign in the order of their priority. */
    public record Decision(List<Judged> judged) {

        public Decision {
            judged = List.copyOf(judged);
        }

        public Optional<Campaigns.Campaign> asks() {
            return judged.stream()
                    .filter(each -> each.reason() == null)
                    .map(Judged::campaign)
                    .findFirst();
        }
    }

    private Asking() {}

    /**
     * @param campaigns the highest priority first
     * @param path of the page, with a leading slash
     */
    public static Decision decide(List<Campaigns.Campaign> campaigns, String language, String path) {
        List<Judged> judged = new ArrayList<>();
        boolean asked = false;
        for (Campaigns.Campaign campaign : campaigns) {
            Reason reason = reason(campaign, language, path);
            if (reason == null && asked) {
                reason = Reason.ANOTHER_COMES_FIRST;
            }
            asked |= reason == null;
            judged.add(new Judged(campaign, reason));
        }
        return new Decision(judged);
    }

    private static @org.jspecify.annotations.Nullable Reason reason(
            Campaigns.Campaign campaign, String language, String path) {
        if (!campaign.live()) {
            return Reason.NOT_LIVE;
        }
        if (!campaign.texts().containsKey(language)) {
            return Reason.NO_WORDS_IN_THIS_LANGUAGE;
        }
        return campaign.quietPaths().stream().anyMatch(path::startsWith) ? Reason.NEVER_ASKS_HERE : null;
    }
}
