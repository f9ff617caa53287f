package press.stet.support;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;
import press.stet.kernel.Secret;

/**
 * The rails this newsroom has: those it gave keys for, or else, before there are any, the practice rail. The two are never offered side
 * by side.
 */
@Service
public class RailRack implements Rails {

    private final RailRows rows;
    private final PracticeRail practice;
    private final SupportHouse house;
    private final Map<String, RailMaker> makers;
    private final Sealing sealing;
    private final Audit audit;
    private final Clock clock;
    private final Map<RailAccount, Rail> made = new ConcurrentHashMap<>();

    RailRack(
            RailRows rows,
            PracticeRail practice,
            SupportHouse house,
            List<RailMaker> makers,
            Sealing sealing,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.practice = practice;
        this.house = house;
        this.makers = makers.stream().collect(Collectors.toMap(RailMaker::rail, Function.identity()));
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Rail of(RailAccount account) {
        if (account.equals(practice.account())) {
            return practice;
        }
        return made.computeIfAbsent(account, wanted -> rows.keys(wanted)
                .map(keys -> make(wanted, new Secret(sealing.open(new Sealed(keys), place(wanted)))))
                .orElseThrow(() -> new RailUnclear("There are no keys for " + wanted.rail() + " any more.")));
    }

    @Override
    public List<Rail> offered() {
        List<RailAccount> real = rows.accounts();
        if (real.isEmpty()) {
            return house.settings().practice() ? List.of(practice) : List.of();
        }
        return real.stream().map(this::of).toList();
    }

    /** The rail that a form names; empty when it is not offered. */
    public Optional<Rail> offered(String rail) {
        return offered().stream()
                .filter(each -> each.account().rail().equals(rail))
                .findFirst();
    }

    /** Whether what readers give now is only practice. */
    public boolean practising() {
        return rows.accounts().isEmpty() && house.settings().practice();
    }

    /** Whether there is any way to give; asks no rail. */
    boolean any() {
        return !rows.accounts().isEmpty() || house.settings().practice();
    }

    /** All accounts there are keys for. */
    public List<RailAccount> accounts() {
        return rows.accounts();
    }

    /**
     * Gives the newsroom a rail. From then on the practice rail is gone.
     *
     * @throws Refusal when the keys are not right, or another mode is in use
     */
    @Transactional
    public void connect(RailAccount account, Secret keys, @Nullable UUID staff) {
        if (rows.accounts().stream().anyMatch(other -> other.mode() != account.mode())) {
            throw new Refusal("Test and live keys cannot stand side by side. Take the others out first.", "keys");
        }
        Rail rail = make(account, keys);
        rows.save(account, sealing.seal(keys.value(), place(account)).bytes(), clock.instant());
        made.put(account, rail);
        audit.record(staff, "support.rail-connected", null, account.rail() + " " + account.mode());
    }

    private Rail make(RailAccount account, Secret keys) {
        RailMaker maker = makers.get(account.rail());
        if (maker == null) {
            throw new Refusal("There is no rail called " + account.rail() + ".", "rail");
        }
        return maker.make(account, keys);
    }

    private static String place(RailAccount account) {
        return "support.rail.keys:" + account.rail() + "/" + account.account() + "/" + account.mode();
    }
}
