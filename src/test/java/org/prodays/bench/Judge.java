package org.prodays.bench;

import io.netty.buffer.ByteBuf;

/** Knows what the frames of one server tell. Called on the swarm's one thread. */
interface Judge {

    /**
     * Takes in a frame that a reader got.
     *
     * @return the place of the frame in its numbering, -1 when it has none; a reader that gets another than the next has lost something
     */
    long took(ByteBuf text, long now);

    /** The query of one who comes back and knows everything up to {@code offset}. */
    default String knowing(long offset) {
        return "";
    }
}
