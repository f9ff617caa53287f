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
        return Form.refused(fields(request), refusal);
    }

    /** A form that nothing is wrong with and that somebody has to look at once more. */
    static Form again(HttpServletRequest request) {
        return new Form(fields(request), null, null);
    }

    private static Map<String, List<String>> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
    }

    /** Every value of a field that may stand several times; none if it is not there. */
    static List<String> all(HttpServletRequest request, String field) {
        String[] values = request.getParameterValues(field);
        return values == null ? List.of() : List.of(values);
    }
}
