package press.stet.support;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one look at a rail changes; kept in one transaction or not at all.
 *
 * @param contributions with the version they were read with
 * @param plans likewise
 * @param entries facts for the ledger; those already entered are passed over
 * @param mails to send; those already due or sent are passed over
 * @param orders for the rail; those already given are passed over
 * @param answered keys of orders that are done
 * @param looks objects that must be looked at next, because this one named them
 * @param done news that were acted on with this
 * @param alarms sentences for the desk: something that should never be
 */
record Changes(
        List<Contribution> contributions,
        List<Plan> plans,
        List<Entry> entries,
        List<MailDue> mails,
        List<RailOrder> orders,
        List<String> answered,
        List<RailObject> looks,
        List<Books.Waiting> done,
        List<String> alarms) {

    static Changes none() {
        return new Changes(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }
}
