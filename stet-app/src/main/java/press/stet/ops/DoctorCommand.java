package press.stet.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import picocli.CommandLine.Command;
import press.stet.kernel.Refusal;
import press.stet.postgres.Options;
import press.stet.postgres.PostgresStartException;

/** Looks at what the program stands on, one line each. */
@Command(
        name = "doctor",
        description = "Looks at the machine, the data folder and the database, and says what is wrong.")
final class DoctorCommand extends Subcommand {

    private static final long LITTLE_ROOM = 1L << 30;

    private int wrong;

    @Override
    public Integer call() {
        fine("Stet " + Version.text() + " on Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        encoding();
        boolean writable = folder();
        if (writable) {
            room();
            database();
        }
        ports();
        say(wrong == 0 ? "All is well." : wrong == 1 ? "One thing needs you." : wrong + " things need you.");
        return wrong == 0 ? DONE : Commands.REFUSED;
    }

    private void encoding() {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        if (encoding.equalsIgnoreCase("UTF-8")) {
            fine("File names are read as UTF-8");
        } else {
            needs("File names are read as " + encoding + ": set LC_ALL=C.UTF-8 before the start.");
        }
    }

    private boolean folder() {
        try {
            Premises.mustBeWritable(settings().data());
            fine("The data lies in " + settings().data());
            return true;
        } catch (Refusal refusal) {
            needs(refusal.sentence());
            return false;
        }
    }

    private void room() {
        try {
            Path folder = settings().data();
            long free = Files.getFileStore(folder).getUsableSpace();
            String left = String.format(Locale.ROOT, "%.1f GB", free / (double) (1L << 30));
            if (free < LITTLE_ROOM) {
                needs("The disk has only " + left + " left. Make room before it is full.");
            } else {
                fine("The disk has " + left + " left");
            }
        } catch (IOException e) {
            needs("How much room the disk has could not be read: " + e.getMessage());
        }
    }

    private void database() {
        try (Database database = Database.open(settings(), Options.Exit.BY_SHUTDOWN_HOOK);
                Connection connection = database.connect()) {
            fine("The database answers: PostgreSQL "
                    + connection.getMetaData().getDatabaseProductVersion()
                    + (settings().database() == null ? ", embedded" : ""));
        } catch (SQLException | Refusal | PostgresStartException e) {
            needs(Sentence.of(e));
        }
    }

    private void ports() {
        if (Premises.areOccupied(settings().data())) {
            fine("Stet runs on this folder");
            return;
        }
        for (int port : new int[] {settings().sitePort(), settings().deskPort()}) {
            try {
                Premises.mustBeFree(port);
                fine("Port " + port + " is free");
            } catch (Refusal refusal) {
                needs(refusal.sentence());
            }
        }
    }

    private void fine(String words) {
        say("  ok     " + words);
    }

    private void needs(String words) {
        wrong++;
        say("  look   " + words);
    }
}
