package org.prodays.ground;

import java.util.Map;
import java.util.Optional;

/**
 * A wish the program does not grant, said so that a person can act on it. {@code reason} is a key of {@code texts/}, named
 * {@code <room>_refusal_<what>}; the reader's language is chosen where it is shown, on a page, in a JSON answer or in a socket's
 * message. {@code status} is the HTTP status (RFC 9110, section 15) that a route answers with.
 */
public final class Refusal extends RuntimeException {

    private final String reason;
    private final int status;
    private final transient Map<String, Object> details;

    public Refusal(int status, String reason) {
        this(status, reason, Map.of());
    }

    public Refusal(int status, String reason, Map<String, Object> details) {
        super(reason + details, null, false, false);
        this.status = status;
        this.reason = reason;
        this.details = Map.copyOf(details);
    }

    public String reason() {
        return reason;
    }

    public int status() {
        return status;
    }

    /** In how many seconds to try again, when it says so. */
    public Optional<Long> retryAfter() {
        return details.get("seconds") instanceof Long seconds ? Optional.of(seconds) : Optional.empty();
    }

    /** Arguments of the text, by name. */
    public Map<String, Object> details() {
        return details;
    }
}
