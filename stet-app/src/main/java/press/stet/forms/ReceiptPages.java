package press.stet.forms;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import press.stet.newsroom.Houses;
import press.stet.support.Amounts;
import press.stet.support.GivingNames;
import press.stet.support.Managing;
import press.stet.support.SupportWords;

/** The receipt for twelve months, to print. The newsroom knows no name, so there is a line for it. */
@Controller
public class ReceiptPages {

    /** Longer than a year is no receipt for one. */
    private static final int MONTHS = 12;

    public record Line(String day, String amount, String rhythm) {}

    public record Receipt(
            SupportWords words,
            String language,
            String action,
            String back,
            String house,
            String from,
            String to,
            String span,
            List<Line> lines,
            String sum,
            @Nullable String refused) {}

    private final Managing managing;
    private final FormPages pages;
    private final Houses houses;

    ReceiptPages(Managing managing, FormPages pages, Houses houses) {
        this.managing = managing;
        this.pages = pages;
        this.houses = houses;
    }

    /** @param from the first month, as {@code 2026-04}; the receipt is for twelve from it on */
    @GetMapping(ManagePages.MANAGE + "/{secret}/receipt")
    ResponseEntity<String> show(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "en") String language) {
        SupportWords words = SupportWords.of(language);
        Optional<YearMonth> typed = from.isBlank() ? Optional.of(managing.receiptBegins()) : month(from);
        YearMonth begins = typed.orElseGet(managing::receiptBegins);
        Optional<Managing.YearReceipt> receipt = managing.receipt(secret, begins, begins.plusMonths(MONTHS - 1));
        if (receipt.isEmpty()) {
            return ManagePages.gone(pages, language);
        }
        String action = ManagePages.MANAGE + "/" + secret + "/receipt";
        DateTimeFormatter month = DateTimeFormatter.ofPattern("LLLL yyyy", words.locale());
        return pages.show(
                typed.isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                language,
                action,
                words.tell("receipt.title"),
                "receipt",
                new Receipt(
                        words,
                        language,
                        action,
                        ManagePages.MANAGE + "/" + secret + "?language=" + language,
                        houses.house().name(),
                        typed.isEmpty() ? from : begins.toString(),
                        receipt.get().to().toString(),
                        words.tell(
                                "receipt.span",
                                month.format(begins),
                                month.format(receipt.get().to())),
                        receipt.get().payments().stream()
                                .map(each -> new Line(
                                        GivePages.day(each.day(), words.locale()),
                                        Amounts.shown(each.net(), words.locale()),
                                        words.tell("thanks." + GivingNames.of(each.rhythm()))))
                                .toList(),
                        receipt.get().sums().stream()
                                .map(sum -> Amounts.shown(sum, words.locale()))
                                .collect(Collectors.joining(" + ")),
                        typed.isEmpty() ? words.tell("receipt.month") : null));
    }

    private static Optional<YearMonth> month(String typed) {
        try {
            return Optional.of(YearMonth.parse(typed.strip()))
                    .filter(month -> month.getYear() >= 2000 && month.getYear() < 3000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
