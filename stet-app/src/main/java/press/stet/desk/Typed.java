package press.stet.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import press.stet.kernel.Refusal;

/** Takes what was typed out of a request, to show it again. */
final class Typed {

    private Typed() {}

    static Form refused(HttpServletRequest request, Refusal refusal) {
        Map<String, List<String>> typed = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        return Form.refused(typed, refusal);
    }

    /** Every value of a field that may stand several times; none if it is not there. */
    static List<String> all(HttpServletRequest request, String field) {
        String[] values = request.getParameterValues(field);
        return values == null ? List.of() : List.of(values);
    }
}
