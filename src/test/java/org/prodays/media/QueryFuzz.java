package org.prodays.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;

/** What the fuzzer calls with strings of its own as requests to a broadcast on air; {@code ./prodays fuzz} runs it. */
public final class QueryFuzz {
    private static final Delivery DELIVERY = onAir();

    private QueryFuzz() {}

    /** The fuzzer's word for what comes before the first try: the class goes on air when it is loaded. */
    public static void fuzzerInitialize() {}

    /** The fuzzer's word for one try; lines of the input are the name and the three directives. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] said = new String(input, StandardCharsets.UTF_8).split("\n", 4);
        DELIVERY.answer(Studio.ID, said[0], Reload.parse(line(said, 1), line(said, 2), line(said, 3)));
    }

    private static @Nullable String line(String[] said, int number) {
        return said.length <= number || said[number].isEmpty() ? null : said[number];
    }

    private static Delivery onAir() {
        try {
            var studio = new Studio(Files.createTempDirectory("fuzz"));
            var track = new AudioTrack("opus", 48_000, 1, new byte[0]);
            var packets = new Packet[400];
            Arrays.setAll(packets, i -> new Packet(RenditionName.SOUND, i * 20_000L, 20_000, true, new byte[] {1}));
            studio.run(List.of(track), List.of(packets));
            return new Delivery(studio.origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
