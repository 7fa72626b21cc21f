package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.recordings.DiskBudget;
import org.prodays.recordings.Strip;
import org.prodays.recordings.Thumbnailer;

class ThumbnailsTest {
    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);

    @Test
    void each_ten_seconds_of_a_recording_have_a_small_picture_for_ever() throws Exception {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(25));
        studio.run(List.of(clip.audio()), clip.sounds());
        studio.broadcast.end();
        var replay = studio.origin.replay(Studio.ID).orElseThrow();
        assertEquals(Optional.empty(), replay.thumbnails());
        assertEquals(Answer.NOT_FOUND, answer(studio.origin, 0));
        make(studio);
        int count = (int) Math.ceil(replay.duration().toMillis() / 10_000.0);
        assertEquals(Optional.of(new Strip("thumbnail-", 10, count)), replay.thumbnails());
        for (int number = 0; number < count; number++) {
            assertEquals("mjpeg,160,90", probed(picture(studio.origin, number)));
        }
        assertNotEquals(Arrays.hashCode(picture(studio.origin, 0)), Arrays.hashCode(picture(studio.origin, 1)));
        // where there are no pictures the last one stands
        assertArrayEquals(picture(studio.origin, 2), picture(studio.origin, count - 1));
        assertEquals(Answer.NOT_FOUND, answer(studio.origin, count));
        var again = new Origin(folder, studio.clock);
        assertArrayEquals(picture(studio.origin, 1), picture(again, 1));
    }

    @Test
    void sound_alone_has_none() throws Exception {
        var studio = new Studio(folder);
        studio.run(List.of(clip.audio()), clip.sounds());
        studio.broadcast.end();
        make(studio);
        assertEquals(
                Optional.empty(), studio.origin.replay(Studio.ID).orElseThrow().thumbnails());
    }

    private void make(Studio studio) throws Exception {
        new Thumbnailer(new DiskBudget(folder, 0, 0))
                .finish(Studio.ID, studio.origin.item(Studio.ID).orElseThrow().recording(), () -> {});
    }

    private static Answer answer(Origin origin, int number) {
        return new Delivery(origin).answer(Studio.ID, "thumbnail-" + number + ".jpg", Reload.NONE);
    }

    private static byte[] picture(Origin origin, int number) throws Exception {
        var slice = assertInstanceOf(Answer.Slice.class, answer(origin, number));
        assertEquals("image/jpeg", slice.type());
        byte[] all = Files.readAllBytes(slice.file());
        return Arrays.copyOfRange(all, (int) slice.offset(), (int) (slice.offset() + slice.length()));
    }

    private String probed(byte[] picture) throws Exception {
        var file = Files.write(folder.resolve("one.jpg"), picture);
        byte[] said =
                Clip.Tool.output("ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 " + file);
        return new String(said, StandardCharsets.UTF_8).strip();
    }
}
