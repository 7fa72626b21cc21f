package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.channel.FileRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
    @TempDir
    Path folder;

    private final OpenFiles files = new OpenFiles();

    @Test
    void a_span_is_sent_of_a_file_that_grows() throws Exception {
        Path file = write("grows", "0123");
        assertEquals("12", sent(files.span(file, 1, 2)));
        Files.writeString(file, "0123456789");
        assertEquals("89", sent(files.span(file, 8, 2)));
        assertEquals(1, files.count());
    }

    @Test
    void one_that_was_removed_or_replaced_is_let_go_but_for_who_reads_it() throws Exception {
        Path removed = write("removed", "removed");
        Path replaced = write("replaced", "before");
        var reading = files.span(removed, 0, 7);
        assertEquals("before", sent(files.span(replaced, 0, 6)));
        Files.delete(removed);
        Files.move(write("new", "after!"), replaced, StandardCopyOption.ATOMIC_MOVE);
        files.sweep();
        assertEquals(0, files.count());
        assertEquals("removed", sent(reading));
        assertEquals("after!", sent(files.span(replaced, 0, 6)));
        assertThrows(NoSuchFileException.class, () -> files.span(removed, 0, 7));
    }

    @Test
    void no_more_are_open_than_may_be_and_all_are_closed_once_sent() throws Exception {
        long before = open();
        var reading = new ArrayList<FileRegion>();
        for (int i = 0; i < 3 * OpenFiles.MOST; i++) {
            reading.add(files.span(write("f" + i, "f" + i), 0, 2));
        }
        assertEquals(OpenFiles.MOST, files.count());
        assertEquals("f0", sent(reading.removeFirst()));
        for (FileRegion span : reading) {
            span.release();
        }
        assertEquals(before + OpenFiles.MOST, open());
    }

    /** Files of the folder that this process has open (proc(5)). */
    private long open() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(this::ofFolder).count();
        }
    }

    private boolean ofFolder(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String sent(FileRegion span) throws IOException {
        var out = new ByteArrayOutputStream();
        span.transferTo(Channels.newChannel(out), 0);
        span.release();
        return out.toString(StandardCharsets.UTF_8);
    }
}
