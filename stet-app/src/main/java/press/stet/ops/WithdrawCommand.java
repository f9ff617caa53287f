package press.stet.ops;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.stet.edition.Withdrawals;

@Command(
        name = "withdraw",
        description = {
            "Removes the earlier versions of a retracted page from the store and every mirror, and leaves a dated notice.",
            "For law or safety; that something was there stays on record."
        })
final class WithdrawCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "The page, for instance /world/council/")
    private List<String> paths = List.of();

    @Option(
            names = "--say",
            required = true,
            paramLabel = "SENTENCE",
            description = "What readers are told in its place.")
    private String say = "";

    @Override
    public Integer call() {
        try (Program program = Program.forCommand(application(), settings())) {
            int removed = program.part(Withdrawals.class).withdraw(paths, say, null);
            say((removed == 1 ? "One version was" : removed + " pieces were")
                    + " removed; the notice stays. Mirrors follow within half a minute.");
        }
        return DONE;
    }
}
