package press.stet.desk;

import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposes outlets while a chain is typed: the large wires; anything else can be typed. */
@RestController
class OutletLookup {

    private static final List<String> WIRES = List.of(Words.say("outlets.wires").split(", "));

    @GetMapping(path = "/outlets", produces = MediaType.APPLICATION_JSON_VALUE)
    List<String> find(@RequestParam(defaultValue = "") String q) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        return WIRES.stream()
                .filter(wire -> wire.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
