package org.prodays.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept for connections that take nothing. */
class StuckReadersTest {

    private static final int READERS = 50;
    private static final int FRAMES = 2_000;
    private static final int LARGEST = 20_000;

    /** Netty's own count of what an entry of its queue takes beside the bytes, and more. */
    private static final int ENTRY = 200;

    private final Clock clock = Clock.fixed(Instant.parse("2026-05-20T09:00:00Z"), ZoneOffset.UTC);
    private final Audience audience = new Audience("e1", new Object(), offset -> "all " + offset, clock);

    /** A connection at whose other end nobody reads. */
    private static final class Stuck extends EmbeddedChannel {

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) {}

        long waiting() {
            return unsafe().outboundBuffer().totalPendingWriteBytes();
        }
    }

    @Test
    void for_one_who_takes_nothing_no_more_is_kept_than_the_mark_and_a_frame_however_much_is_told() {
        var stuck = Stream.generate(this::joined).limit(READERS).toList();
        long told = LongStream.range(0, FRAMES)
                .map(frame -> 1 + frame * 7_919 % LARGEST)
                .peek(size -> {
                    audience.tell(offset -> "x".repeat((int) size));
                    stuck.forEach(EmbeddedChannel::runPendingTasks);
                })
                .sum();
        int bound = WriteBufferWaterMark.DEFAULT.high() + LARGEST + ENTRY;
        assertTrue(told > 100L * bound, told + " bytes were told to each");
        for (Stuck one : stuck) {
            assertTrue(one.waiting() > WriteBufferWaterMark.DEFAULT.high(), "it was told as long as it took it");
            assertTrue(one.waiting() <= bound, one.waiting() + " bytes are kept");
        }
        assertEquals(READERS, audience.size());
    }

    private Stuck joined() {
        var channel = new Stuck();
        var inflow = new AudienceInflow(clock, false);
        channel.pipeline()
                .addLast("wsencoder", new ChannelOutboundHandlerAdapter())
                .addLast(inflow);
        audience.join(new AudienceSocket(inflow, null), "", -1);
        channel.runPendingTasks();
        return channel;
    }
}
