package press.stet.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps everything twice, in memory and in the database, and holds every answer of one to the other's. */
class BothBooks extends MemoryBooks {

    private final Books database;
    private final Runnable step;
    /** Numbers of news: the memory's, and the database's. */
    private final Map<Long, Long> numbers = new HashMap<>();

    BothBooks(Books database, Runnable step) {
        super(() -> {});
        this.database = database;
        this.step = step;
    }

    @Override
    public Optional<Contribution> contribution(UUID id) {
        step.run();
        return same(super.contribution(id), database.contribution(id));
    }

    @Override
    public Optional<Contribution> contribution(RailAccount account, String payment) {
        step.run();
        return same(super.contribution(account, payment), database.contribution(account, payment));
    }

    @Override
    public Optional<Plan> plan(UUID id) {
        step.run();
        return same(super.plan(id), database.plan(id));
    }

    @Override
    public Optional<Plan> plan(RailAccount account, String ref) {
        step.run();
        return same(super.plan(account, ref), database.plan(account, ref));
    }

    @Override
    public Optional<UUID> capturedBeside(Contribution asked) {
        step.run();
        return same(super.capturedBeside(asked), database.capturedBeside(asked));
    }

    @Override
    public Optional<RailOrder> unanswered(String key) {
        step.run();
        return same(super.unanswered(key), database.unanswered(key));
    }

    @Override
    public boolean commit(Changes changes) {
        step.run();
        boolean kept = same(super.commit(changes), database.commit(theirs(changes)));
        step.run();
        return kept;
    }

    @Override
    public boolean receive(RailEvent event) {
        step.run();
        boolean fresh = same(super.receive(event), database.receive(event));
        if (fresh) {
            List<Waiting> waiting = database.waiting(event.about());
            numbers.put((long) news.size(), waiting.getLast().number());
        }
        step.run();
        return fresh;
    }

    @Override
    public void done(List<Waiting> news) {
        step.run();
        super.done(news);
        database.done(theirs(news));
    }

    /** The database counts news by itself. */
    private List<Waiting> theirs(List<Waiting> news) {
        return news.stream()
                .filter(each -> numbers.containsKey(each.number()))
                .map(each -> new Waiting(numbers.get(each.number()), each.about()))
                .toList();
    }

    private Changes theirs(Changes changes) {
        return new Changes(
                changes.contributions(),
                changes.plans(),
                changes.entries(),
                changes.mails(),
                changes.orders(),
                changes.answered(),
                changes.looks(),
                theirs(changes.done()),
                changes.alarms());
    }

    private static <T> T same(T memory, T database) {
        if (!memory.equals(database)) {
            throw new AssertionError("Memory says " + memory + "\n and the database " + database);
        }
        return memory;
    }
}
