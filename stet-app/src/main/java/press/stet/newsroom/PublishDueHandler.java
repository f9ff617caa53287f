package press.stet.newsroom;

import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

@Component
class PublishDueHandler implements JobHandler<Workflow.Due> {

    private final Workflow workflow;

    PublishDueHandler(Workflow workflow) {
        this.workflow = workflow;
    }

    @Override
    public JobKind<Workflow.Due> kind() {
        return Workflow.PUBLISH_DUE;
    }

    @Override
    public void run(Workflow.Due due) {
        workflow.publishDue(due);
    }
}
