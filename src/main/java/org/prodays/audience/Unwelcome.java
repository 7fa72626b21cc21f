package org.prodays.audience;

/** What a connection may not send; {@code code} is the close code of RFC 6455, section 7.4.1, that says so. */
final class Unwelcome extends Exception {

    private final int code;
    private final String reason;

    Unwelcome(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
