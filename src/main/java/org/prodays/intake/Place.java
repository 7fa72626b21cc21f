package org.prodays.intake;

import org.prodays.formats.BadStream;
import org.prodays.formats.RenditionName;

/** Where what a source sends goes. Its methods may be called from several threads, those of one track from one at a time. */
public interface Place {

    /** One track on its way. It is closed by {@link #end} or {@link #cutOff}, once. */
    interface Way {
        /**
         * A piece of its fragmented MP4, cut anywhere; it is not kept.
         *
         * @throws BadStream when a rule is broken
         * @throws org.prodays.ground.Refusal when the source's time is over
         */
        void accept(byte[] bytes, int offset, int length) throws BadStream;

        /** The source leaves of its own will. */
        void end();

        /** The source is cut off, and may come back. */
        void cutOff();
    }

    /**
     * Opens the way for a track.
     *
     * @param pictures what a track of pictures becomes
     * @param over is run, on any thread, when the source's time is over; does not block
     * @throws org.prodays.ground.Refusal when there is no place for it now
     */
    Way way(RenditionName pictures, Runnable over);
}
