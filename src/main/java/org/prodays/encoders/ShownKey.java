package org.prodays.encoders;

import org.jspecify.annotations.Nullable;

/** A key just made, in the forms in which encoders take it. It is shown once. */
record ShownKey(
        String name,
        String server,
        String key,
        String ffmpeg,
        @Nullable String rtmp,
        @Nullable String srt) {

    private static final String PICTURES =
            "-map 0:v:0 -c:v libx264 -preset veryfast -tune zerolatency -pix_fmt yuv420p -b:v 2500k"
                    + " -maxrate 2500k -bufsize 2500k -force_key_frames \"expr:gte(t,n_forced*2)\"";
    private static final String SOUND = "-map 0:a:0 -c:a aac -b:a 96k -ar 48000";
    private static final String AS_PUSHED =
            " -f mp4 -movflags frag_every_frame+empty_moov+default_base_moof -method POST -send_expect_100 1 ";

    /**
     * @param origin scheme and host of the program, such as {@code https://days.example.org}
     * @param rtmp the server for RTMP, when it is taken here
     * @param srt the whole address for SRT, when it is taken here
     */
    static ShownKey of(
            StreamKeys.Issued issued, String origin, String session, @Nullable String rtmp, @Nullable String srt) {
        String server = origin + "/ingest/" + session;
        String point = server + "/" + issued.key();
        return new ShownKey(
                issued.source().name(),
                server,
                issued.key(),
                "ffmpeg -re -i INPUT " + PICTURES + AS_PUSHED + point + "/video " + SOUND + AS_PUSHED + point
                        + "/audio",
                rtmp,
                srt);
    }
}
