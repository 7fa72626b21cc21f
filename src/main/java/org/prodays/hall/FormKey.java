package org.prodays.hall;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;

/** The idempotency key that a page puts into its form, so that what is sent twice is done once. */
final class FormKey {

    static final String FIELD = "key";

    private static final int LENGTH = 20;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private FormKey() {}

    static String fresh(Ids ids) {
        return ids.secret(LENGTH);
    }

    static String of(MultivaluedMap<String, String> form) {
        @Nullable String key = form.getFirst(FIELD);
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Refusal(400, "audience_refusal_frame");
        }
        return key;
    }
}
