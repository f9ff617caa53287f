package press.stet.ops;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code stet} command: without a word behind it, it runs the newsroom. */
@Command(
        name = "stet",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Runs a newsroom: the site that readers see and the desk where it is written.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done; after Ctrl-C: stopped in order.",
            "1:Refused or failed, with a sentence that says what to do.",
            "2:The command or an option was not understood."
        },
        commandListHeading = "%nCommands (each knows --help):%n",
        subcommands = {
            DemoCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            PrintCommand.class,
            KeysCommand.class,
            VerifyCommand.class,
            MirrorCommand.class,
            WithdrawCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            SubscribersCommand.class,
            LatencyCommand.class,
            SendingCommand.class,
            TestCommand.class,
            BenchCommand.class,
            TrainCommand.class
        })
public final class Commands implements Callable<Integer> {

    static final int REFUSED = 1;

    @Mixin
    private Settings settings = new Settings();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Class<?> application;

    private Commands(Class<?> application) {
        this.application = application;
    }

    /**
     * Does what the words of the command line say and answers with the exit code: 0 done, 1 refused with a sentence, 2 not
     * understood.
     *
     * @param application the class that names the Spring application
     */
    public static int run(Class<?> application, String... args) {
        Commands stet = new Commands(application);
        return new CommandLine(stet)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> stet.refused(failure, line.getErr()))
                .setParameterExceptionHandler((misunderstood, words) -> notUnderstood(misunderstood))
                .execute(args);
    }

    private int refused(Exception failure, PrintWriter err) {
        err.println(Sentence.of(failure));
        if (!Sentence.isKnown(failure)) {
            Path details = settings.data().resolve("log").resolve("failure.txt");
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(details))) {
                failure.printStackTrace(file);
                err.println("The details are in " + details + ".");
            } catch (IOException e) {
                failure.printStackTrace(err);
            }
        }
        err.flush();
        return REFUSED;
    }

    private static int notUnderstood(CommandLine.ParameterException misunderstood) {
        CommandLine line = misunderstood.getCommandLine();
        line.getErr()
                .println(misunderstood.getMessage() + ". "
                        + line.getCommandSpec().qualifiedName() + " --help tells what there is.");
        line.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    Class<?> application() {
        return application;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public Integer call() {
        return new Running(application, settings, spec.commandLine().getOut()).untilStopped(program -> {});
    }
}
