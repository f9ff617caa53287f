package press.stet.readers;

import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

@Component
class SweepHandler implements JobHandler<Subscriptions.Sweep> {

    private final Subscriptions subscriptions;

    SweepHandler(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public JobKind<Subscriptions.Sweep> kind() {
        return Subscriptions.SWEEP;
    }

    @Override
    public void run(Subscriptions.Sweep sweep) {
        subscriptions.sweep();
    }
}
