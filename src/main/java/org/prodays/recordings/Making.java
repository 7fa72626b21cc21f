package org.prodays.recordings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file that is made of a recording. */
interface Making {
    /** About how many bytes it will have. */
    long size() throws IOException;

    /**
     * Writes the file, synced.
     *
     * @param written is told how many bytes are, from time to time
     */
    void write(Path to, LongConsumer written) throws IOException;
}
