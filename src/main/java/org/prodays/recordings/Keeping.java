package org.prodays.recordings;

/** Whether what is on air is being kept, and how long there is room for it. */
public record Keeping(State state, Disk disk) {

    public enum State {
        GOING,
        /** The disk takes no more; tried again with each segment. */
        STOPPED,
        /** The disk failed; not tried again before the next start. */
        FAILED
    }
}
