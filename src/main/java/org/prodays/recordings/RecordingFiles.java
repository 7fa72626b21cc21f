package org.prodays.recordings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one recording while they are written: each change is made whole or not at all. What is appended to the data is synced before the lines of
 * the index that tell of it.
 */
final class RecordingFiles {
    private static final System.Logger LOG = System.getLogger(RecordingFiles.class.getName());
    private static final String INDEX = "index";

    private final Path folder;
    private final Map<String, FileChannel> files = new HashMap<>();

    /** After it nobody knows what the disk holds. */
    static final class SyncFailed extends IOException {
        private static final long serialVersionUID = 1;

        SyncFailed(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Appends data, and gathers the lines that tell of it. */
    interface Change {
        void make(List<String> lines) throws IOException;
    }

    RecordingFiles(Path folder) {
        this.folder = folder;
    }

    void open() throws IOException {
        file(INDEX);
    }

    /**
     * Makes a change.
     *
     * @throws SyncFailed when it is not known whether it was made
     * @throws IOException when the disk does not take it, and all is as before
     */
    void commit(Change change) throws IOException {
        var before = new HashMap<String, Long>();
        for (var file : files.entrySet()) {
            before.put(file.getKey(), file.getValue().size());
        }
        try {
            var lines = new ArrayList<String>();
            change.make(lines);
            for (var file : files.entrySet()) {
                if (file.getValue().size() > before.getOrDefault(file.getKey(), 0L)) {
                    sync(file.getValue());
                }
            }
            append(INDEX, String.join("", lines).getBytes(StandardCharsets.UTF_8));
            sync(file(INDEX));
        } catch (SyncFailed e) {
            throw e;
        } catch (IOException e) {
            takeBack(before);
            throw e;
        }
    }

    /** Appends to a file, which is made if need be; tells where. */
    long append(String name, byte[] bytes) throws IOException {
        var file = file(name);
        long at = file.size();
        write(file, bytes);
        return at;
    }

    static void write(FileChannel file, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    void close() {
        for (FileChannel file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A file of a recording could not be closed", e);
            }
        }
    }

    private void takeBack(Map<String, Long> before) throws SyncFailed {
        try {
            for (var file : files.entrySet()) {
                file.getValue().truncate(before.getOrDefault(file.getKey(), 0L));
            }
        } catch (IOException e) {
            throw new SyncFailed(e);
        }
    }

    private static void sync(FileChannel file) throws SyncFailed {
        try {
            file.force(false);
        } catch (IOException e) {
            throw new SyncFailed(e);
        }
    }

    private FileChannel file(String name) throws IOException {
        var known = files.get(name);
        if (known != null) {
            return known;
        }
        var made = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        files.put(name, made);
        return made;
    }
}
