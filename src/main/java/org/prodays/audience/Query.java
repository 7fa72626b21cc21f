package org.prodays.audience;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an address, at most {@value #MOST}. */
record Query(Map<String, String> fields) {

    private static final int MOST = 8;

    static Query of(@Nullable String written) {
        var fields = new HashMap<String, String>();
        for (String field : written == null ? new String[0] : written.split("&", MOST)) {
            int sign = field.indexOf('=');
            if (sign > 0) {
                fields.put(field.substring(0, sign), decoded(field.substring(sign + 1)));
            }
        }
        return new Query(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** -1 when it is none. */
    long number(String name) {
        String digits = text(name);
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : -1;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
