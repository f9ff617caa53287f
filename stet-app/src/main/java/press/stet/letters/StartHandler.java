package press.stet.letters;

import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

@Component
class StartHandler implements JobHandler<Issues.Start> {

    private final Issues issues;

    StartHandler(Issues issues) {
        this.issues = issues;
    }

    @Override
    public JobKind<Issues.Start> kind() {
        return Issues.START;
    }

    @Override
    public void run(Issues.Start start) {
        issues.due(start);
    }
}
