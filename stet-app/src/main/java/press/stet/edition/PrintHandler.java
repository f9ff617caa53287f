package press.stet.edition;

import org.springframework.stereotype.Component;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

@Component
class PrintHandler implements JobHandler<PrintQueue.Call> {

    private final Printer printer;

    PrintHandler(Printer printer) {
        this.printer = printer;
    }

    @Override
    public JobKind<PrintQueue.Call> kind() {
        return PrintQueue.PRINT;
    }

    @Override
    public void run(PrintQueue.Call call) {
        switch (call.extent()) {
            case LIVE -> printer.printLive();
            case ALL -> printer.printChanges();
        }
    }
}
