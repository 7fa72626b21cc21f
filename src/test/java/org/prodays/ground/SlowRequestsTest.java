package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowRequestsTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new SlowRequests.Guard(Duration.ofSeconds(60)));

    @Test
    void a_header_each_ten_seconds_is_cut_in_the_second_minute() {
        assertEquals(110, secondsUntilCut(10, 20, false));
    }

    @Test
    void a_request_that_is_held_and_answered_is_not_cut() {
        assertEquals(-1, secondsUntilCut(18, 400, true));
    }

    @Test
    void a_stream_of_sound_that_is_never_answered_is_not_cut() {
        assertEquals(-1, secondsUntilCut(1, 2_000, false));
    }

    @Test
    void who_stopped_asking_is_left_alone() {
        read(400);
        channel.writeOutbound(Unpooled.buffer().writeZero(10));
        channel.advanceTimeBy(1, TimeUnit.HOURS);
        channel.runScheduledPendingTasks();
        assertEquals(true, channel.isOpen());
    }

    /** Within an hour; -1 when it is not cut. */
    private int secondsUntilCut(int each, int bytes, boolean answered) {
        for (int second = 0; second < 3600; second += each) {
            if (!channel.isOpen()) {
                return second - each;
            }
            read(bytes);
            channel.advanceTimeBy(each, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            if (answered) {
                channel.writeOutbound(Unpooled.buffer().writeZero(10));
            }
        }
        return channel.isOpen() ? -1 : 3600;
    }

    private void read(int bytes) {
        channel.writeInbound(Unpooled.buffer().writeZero(bytes));
        channel.releaseInbound();
    }
}
