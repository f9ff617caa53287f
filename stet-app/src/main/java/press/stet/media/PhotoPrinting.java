package press.stet.media;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import press.stet.jobs.JobHandler;
import press.stet.jobs.JobKind;

/** Prints originals: files first, then, in one transaction, the rows that name them. */
@Component
class PhotoPrinting implements JobHandler<PrintPhoto> {
    private final PhotoRows rows;
    private final PhotoFiles files;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Renditions renditions;

    @Autowired
    PhotoPrinting(
            PhotoRows rows,
            PhotoFiles files,
            TransactionOperations transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
        this.renditions = new Renditions(ImageEngine.ofThisMachine());
    }

    String engine() {
        return renditions.engine();
    }

    @Override
    public JobKind<PrintPhoto> kind() {
        return PrintPhoto.KIND;
    }

    @Override
    public void run(PrintPhoto job) {
        if (rows.state(job.original()) != Photo.State.WAITING) {
            return;
        }
        try {
            PhotoFile picture = PhotoFile.read(files.read(job.original()));
            keep(job.original(), picture, print(picture), original -> {});
        } catch (PhotoRefused refused) {
            transaction.executeWithoutResult(status -> {
                rows.setState(job.original(), Photo.State.REFUSED, refused.sentence());
                tell(job.original());
            });
        }
    }

    /**
     * Prints a picture into files.
     *
     * @throws PhotoRefused when it is damaged
     */
    List<Rendition> print(PhotoFile picture) {
        var printed = new ArrayList<Rendition>();
        renditions.print(
                PhotoDecoder.decode(picture),
                print -> printed.add(new Rendition(
                        print.type(), print.width(), print.height(), files.keep(print.bytes()), print.bytes().length)));
        return printed;
    }

    /** Writes down that an original is printed, with what belongs to it, at once or not at all. */
    void keep(String original, PhotoFile picture, List<Rendition> printed, Consumer<String> alongside) {
        transaction.executeWithoutResult(status -> {
            rows.insertOriginal(original, picture.uprightWidth(), picture.uprightHeight(), clock.instant());
            rows.insertRenditions(original, printed);
            rows.setState(original, Photo.State.READY, null);
            alongside.accept(original);
            tell(original);
        });
    }

    private void tell(String original) {
        rows.showing(original).forEach(photo -> events.publishEvent(new PhotoChanged(photo)));
    }
}
