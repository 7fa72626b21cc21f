package org.prodays.media;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.prodays.formats.RenditionName;
import org.prodays.formats.TrackKind;
import org.prodays.recordings.ObjectStore;

/** What is said to a request, before HTTP. */
sealed interface Answer {
    String PLAYLIST = "application/vnd.apple.mpegurl";

    /**
     * A playlist.
     *
     * @param seconds how long a cache may keep it; 0 to ask each time
     */
    record Playlist(Page page, int seconds) implements Answer {}

    /** Never changes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes, String type) implements Answer {}

    /** A span of a file that never changes. */
    record Slice(Path file, long offset, long length, String type) implements Answer {}

    /** A file that never changes, to be taken away. */
    record Whole(Path file, long length, String type) implements Answer {}

    /**
     * A span of an object of the store that never changes.
     *
     * @param file its own name, where it is to be taken away whole; else empty
     */
    record Away(ObjectStore store, String object, long offset, long length, String type, String file)
            implements Answer {}

    /** Not there yet: ask again once a state of the rendition has it. */
    record Wait(Rendition rendition, Predicate<Rendition.State> until) implements Answer {}

    record Refused(int status) implements Answer {}

    Answer NOT_FOUND = new Refused(404);
    Answer NOT_YET = new Refused(503);
    Answer BAD = new Refused(400);

    /** Of a file by the end of its name. */
    static String typeOf(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "mp4" -> "video/mp4";
            case "m4a" -> "audio/mp4";
            case "ogg" -> "audio/ogg";
            case "jpg" -> "image/jpeg";
            default -> "application/octet-stream";
        };
    }

    static String type(RenditionName name) {
        return name.kind() == TrackKind.VIDEO ? "video/mp4" : "audio/mp4";
    }
}
