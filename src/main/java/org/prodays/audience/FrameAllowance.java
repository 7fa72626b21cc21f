package org.prodays.audience;

/** How many frames one connection may send: {@value #MOST} at once, given back within a minute. */
final class FrameAllowance {

    static final int MOST = 240;

    private int spent;
    private int countedAt;

    /** @param now a second of the clock with which it is asked */
    FrameAllowance(int now) {
        countedAt = now;
    }

    void spend(int now) throws Unwelcome {
        spent = Math.max(0, spent - (now - countedAt) * MOST / 60);
        countedAt = now;
        if (++spent > MOST) {
            throw new Unwelcome(AudienceReader.REFUSED, "too much at once");
        }
    }
}
