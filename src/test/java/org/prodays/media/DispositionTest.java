package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DispositionTest {
    @Test
    void a_title_becomes_the_files_name_in_any_script() {
        assertEquals(
                "attachment; filename=\"Welding today 720p.mp4\"", Disposition.of("Welding today 720p", "video.mp4"));
        assertEquals(
                "attachment; filename=\"video.mp4\"; filename*=UTF-8''L%C2%A0%C3%A9tain.mp4",
                Disposition.of("L\u00a0étain", "video.mp4"));
        assertEquals(
                "attachment; filename=\"sound.ogg\"; filename*=UTF-8''%D8%A7%D9%84%D9%84%D8%AD%D8%A7%D9%85.ogg",
                Disposition.of("اللحام", "sound.ogg"));
    }

    @Test
    void what_no_file_may_be_called_is_left_out() {
        assertEquals("attachment; filename=\"video.mp4\"", Disposition.of(null, "video.mp4"));
        assertEquals("attachment; filename=\"video.mp4\"", Disposition.of(" ../\u202e\r\n ", "video.mp4"));
        assertEquals("attachment; filename=\"a b c.exe.mp4\"", Disposition.of("..a/b\"\r\n\u202e;c.exe.", "video.mp4"));
        assertEquals(
                "attachment; filename=\"" + "x".repeat(120) + ".mp4\"", Disposition.of("x".repeat(5000), "video.mp4"));
    }
}
