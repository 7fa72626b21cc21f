package org.prodays.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.media.Origin;
import org.prodays.media.Studio;

class PostersTest {
    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);

    @Test
    void a_recording_with_pictures_has_one_to_be_shown_before_it_plays() throws Exception {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(13));
        studio.broadcast.end();
        var replay = studio.origin.replay(Studio.ID).orElseThrow();
        assertEquals(Optional.empty(), replay.poster());
        new Posters().finish(Studio.ID, studio.recording(), () -> {});
        assertEquals(Optional.of("poster.jpg"), replay.poster());
        byte[] said = Clip.Tool.output("ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 "
                + folder.resolve(Studio.ID).resolve("poster.jpg"));
        assertEquals("mjpeg,320,180", new String(said, StandardCharsets.UTF_8).strip());
        assertEquals(
                1,
                new Origin(folder, studio.clock)
                        .replay(Studio.ID).orElseThrow().poster().stream().count());
    }

    @Test
    void sound_alone_has_none() throws Exception {
        var studio = new Studio(folder);
        studio.run(List.of(clip.audio()), clip.sounds());
        studio.broadcast.end();
        new Posters().finish(Studio.ID, studio.recording(), () -> {});
        assertEquals(
                Optional.empty(), studio.origin.replay(Studio.ID).orElseThrow().poster());
    }
}
