package press.stet.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Books in memory that keep what a transaction keeps, all or nothing, and lose nothing in a crash. */
class MemoryBooks implements Books {

    record Payment(RailAccount account, String ref) {}

    final Map<UUID, Contribution> contributions = new LinkedHashMap<>();
    final Map<UUID, Plan> plans = new LinkedHashMap<>();
    final Map<String, RailOrder> orders = new LinkedHashMap<>();
    final Set<String> open = new LinkedHashSet<>();
    final Map<String, Entry> entries = new LinkedHashMap<>();
    final Set<MailDue> mails = new LinkedHashSet<>();
    final List<RailObject> looks = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final Map<String, RailEvent> news = new LinkedHashMap<>();
    final Map<Long, RailObject> waiting = new LinkedHashMap<>();
    private final Map<Payment, UUID> byPayment = new HashMap<>();
    private final Map<Payment, UUID> byRef = new HashMap<>();
    private final Runnable step;

    /** @param step called before and after every access: where a process may die or another come in between */
    MemoryBooks(Runnable step) {
        this.step = step;
    }

    @Override
    public Optional<Contribution> contribution(UUID id) {
        step.run();
        return Optional.ofNullable(contributions.get(id));
    }

    @Override
    public Optional<Contribution> contribution(RailAccount account, String payment) {
        step.run();
        return Optional.ofNullable(byPayment.get(new Payment(account, payment))).map(contributions::get);
    }

    @Override
    public Optional<Plan> plan(UUID id) {
        step.run();
        return Optional.ofNullable(plans.get(id));
    }

    @Override
    public Optional<Plan> plan(RailAccount account, String ref) {
        step.run();
        return Optional.ofNullable(byRef.get(new Payment(account, ref))).map(plans::get);
    }

    @Override
    public Optional<UUID> capturedBeside(Contribution asked) {
        step.run();
        return asked.plan() == null || asked.period() == null
                ? Optional.empty()
                : contributions.values().stream()
                        .filter(other -> asked.plan().equals(other.plan())
                                && asked.period().equals(other.period())
                                && !other.id().equals(asked.id()))
                        .filter(other -> other.state() == ContributionState.SUCCEEDED
                                || other.state() == ContributionState.PARTIALLY_REFUNDED
                                || other.state() == ContributionState.DISPUTED)
                        .map(Contribution::id)
                        .findFirst();
    }

    @Override
    public Optional<RailOrder> unanswered(String key) {
        step.run();
        return open.contains(key) ? Optional.of(orders.get(key)) : Optional.empty();
    }

    @Override
    public boolean commit(Changes changes) {
        step.run();
        if (!possible(changes)) {
            return false;
        }
        for (Contribution each : changes.contributions()) {
            Contribution before = contributions.get(each.id());
            if (before != null && !before.state().mayBecome(each.state())) {
                throw new AssertionError("No such edge: " + before.state() + " to " + each.state());
            }
            contributions.put(each.id(), versioned(each));
            if (each.payment() != null) {
                byPayment.put(new Payment(each.account(), each.payment()), each.id());
            }
        }
        for (Plan each : changes.plans()) {
            plans.put(each.id(), versioned(each));
            if (each.ref() != null) {
                byRef.put(new Payment(each.account(), each.ref()), each.id());
            }
        }
        changes.entries().forEach(entry -> entries.putIfAbsent(entry.account() + entry.key(), entry));
        changes.orders().forEach(order -> {
            if (orders.putIfAbsent(order.key(), order) == null) {
                open.add(order.key());
            }
        });
        changes.answered().forEach(open::remove);
        changes.done().forEach(each -> waiting.remove(each.number()));
        mails.addAll(changes.mails());
        looks.addAll(changes.looks());
        alarms.addAll(changes.alarms());
        step.run();
        return true;
    }

    /** Whether nobody changed an object since it was read. */
    boolean current(long kept, long read) {
        return kept == read;
    }

    private boolean possible(Changes changes) {
        Set<UUID> seen = new HashSet<>();
        for (Contribution each : changes.contributions()) {
            Contribution before = contributions.get(each.id());
            UUID holder = each.payment() == null ? null : byPayment.get(new Payment(each.account(), each.payment()));
            if (!seen.add(each.id())
                    || !current(before == null ? 0 : before.version(), each.version())
                    || (holder != null && !holder.equals(each.id()))) {
                return false;
            }
        }
        for (Plan each : changes.plans()) {
            Plan before = plans.get(each.id());
            if (!current(before == null ? 0 : before.version(), each.version())) {
                return false;
            }
        }
        return true;
    }

    private static Contribution versioned(Contribution c) {
        return new Contribution(
                c.id(),
                c.version() + 1,
                c.account(),
                c.payment(),
                c.plan(),
                c.period(),
                c.amount(),
                c.rhythm(),
                c.language(),
                c.state(),
                c.failure(),
                c.donor(),
                c.createdAt(),
                c.changedAt());
    }

    private static Plan versioned(Plan p) {
        return new Plan(
                p.id(),
                p.version() + 1,
                p.account(),
                p.ref(),
                p.amount(),
                p.rhythm(),
                p.language(),
                p.state(),
                p.country(),
                p.next(),
                p.donor(),
                p.createdAt(),
                p.changedAt());
    }

    @Override
    public boolean receive(RailEvent event) {
        step.run();
        if (news.putIfAbsent(event.account() + event.id(), event) != null) {
            return false;
        }
        waiting.put((long) news.size(), event.about());
        step.run();
        return true;
    }

    @Override
    public List<Waiting> waiting(RailObject about) {
        step.run();
        return waiting.entrySet().stream()
                .filter(each -> about == null || each.getValue().equals(about))
                .map(each -> new Waiting(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public void done(List<Waiting> news) {
        step.run();
        news.forEach(each -> waiting.remove(each.number()));
    }
}
