package org.prodays.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What is known to turn a reader of media towards files and ports, in the place of media. */
final class Tricks {
    private Tricks() {}

    /** @param file that may not be read, {@code port} of this machine that may not be asked */
    static List<byte[]> towards(String file, int port) {
        String url = "http://127.0.0.1:" + port + "/x.ts";
        String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n" + url
                + "\n#EXTINF:1,\nfile://" + file + "\n#EXT-X-ENDLIST\n";
        return List.of(
                bytes(playlist),
                bytes("#EXTM3U\n#EXTINF:1,\n" + url + "\n"),
                bytes("#EXTM3U\n#EXTINF:1,\nconcat:" + file + "|" + url + "\n"),
                bytes("ffconcat version 1.0\nfile '" + file + "'\nfile '" + url + "'\n"),
                bytes("RTSP/1.0 302 Moved\r\nLocation: rtsp://127.0.0.1:" + port + "/\r\n\r\n"),
                bytes("v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video " + port + " RTP/AVP 96\n"),
                withinSubtitles(bytes(playlist)));
    }

    /** An AVI whose subtitles are a playlist (a chunk {@code GAB2}). */
    private static byte[] withinSubtitles(byte[] playlist) {
        var subtitles = ByteBuffer.allocate(17).order(ByteOrder.LITTLE_ENDIAN);
        subtitles
                .put(bytes("GAB2\0"))
                .putShort((short) 2)
                .putInt(0)
                .putShort((short) 4)
                .putInt(playlist.length);
        byte[] movie = chunk("LIST", join(bytes("movi"), chunk("00sb", join(subtitles.array(), playlist))));
        byte[] header = chunk("LIST", join(bytes("hdrl"), chunk("avih", new byte[56])));
        byte[] stream = chunk("strh", join(bytes("txts"), new byte[52]));
        byte[] all = join(header, join(chunk("LIST", join(bytes("strl"), stream)), movie));
        return chunk("RIFF", join(bytes("AVI "), all));
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes(name))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
