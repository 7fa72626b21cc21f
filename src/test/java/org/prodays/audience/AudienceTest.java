package org.prodays.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Localized;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** What those who follow are told, whatever they are connected by. */
class AudienceTest {

    private static final Person PERSON = new Person(
            UUID.fromString("019aa0d0-0000-7000-8000-000000000001"),
            "a",
            Localized.same("A"),
            Role.TRAINEE,
            null,
            true);

    private final List<EventLoop> loops = List.of(new DefaultEventLoop(), new DefaultEventLoop());
    private volatile Instant now = Instant.parse("2026-05-20T09:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }
    };
    private final Audience audience = new Audience("e1", new Object(), offset -> "all " + offset, clock);

    @AfterEach
    void end() {
        for (EventLoop loop : loops) {
            var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void everybody_is_told_everything_in_order_from_where_she_came_in() throws Exception {
        var first = joined("", -1);
        tell(3);
        var second = joined("", -1);
        tell(2);
        settle();
        assertEquals(List.of("all 0", "1", "2", "3", "4", "5"), first.told);
        assertEquals(List.of("all 3", "4", "5"), second.told);
    }

    @Test
    void who_comes_back_gets_exactly_what_she_missed_or_else_everything() throws Exception {
        tell(300);
        var near = joined("e1", 297);
        var upToDate = joined("e1", 300);
        var far = joined("e1", 300 - Audience.HISTORY);
        var tooFar = joined("e1", 299 - Audience.HISTORY);
        var future = joined("e1", 301);
        var other = joined("e0", 299);
        settle();
        assertEquals(List.of("298", "299", "300"), near.told);
        assertEquals(List.of(), upToDate.told);
        assertEquals(Audience.HISTORY, far.told.size());
        List.of(tooFar, future, other).forEach(reader -> assertEquals(List.of("all 300"), reader.told));
    }

    @Test
    void one_whose_connection_breaks_is_closed_and_nobody_beside_her_misses_anything() throws Exception {
        var readers = Stream.generate(() -> new NotedReader(loops.getFirst(), null))
                .limit(5)
                .toList();
        readers.forEach(reader -> audience.join(reader, "", -1));
        settle();
        readers.get(2).broken = true;
        tell(2);
        settle();
        for (NotedReader reader : readers) {
            boolean broken = reader.broken;
            assertEquals(broken ? List.of("all 0") : List.of("all 0", "1", "2"), reader.told);
            assertEquals(broken ? AudienceReader.FAILED : 0, reader.ended);
        }
        assertEquals(4, audience.size());
    }

    @Test
    void before_the_program_stops_all_are_told_to_come_back_within_a_time_those_who_came_last_first() throws Exception {
        var other = new Audience("e2", new Object(), offset -> "all " + offset, clock);
        var readers = new ArrayList<NotedReader>();
        int each = Drain.OF_EACH_LOOP + 100;
        for (int i = 0; i < 2 * each; i++) {
            readers.add(new NotedReader(loops.get(i % 2), null));
            audience.join(readers.getLast(), "", -1);
        }
        readers.add(new NotedReader(loops.getFirst(), PERSON));
        readers.getLast().broken = true;
        other.join(readers.getLast(), "", -1);
        settle();
        var word = new Frame("come back");
        audience.rows().forEach(row -> row.dismiss(Drain.OF_EACH_LOOP, word));
        settle();
        assertEquals(
                readers.subList(0, 200),
                readers.stream().filter(reader -> reader.ended == 0).toList());
        new Drain(List.of(audience, other), new Frames(new ObjectMapper())).run();
        settle();
        assertEquals(0, audience.size() + other.size());
        String away = "{\"type\":\"away\",\"v\":2,\"within\":2}";
        for (NotedReader reader : readers.subList(0, 2 * each)) {
            boolean late = readers.indexOf(reader) < 200;
            assertEquals(List.of("all 0", late ? away : "come back"), reader.told);
            assertEquals(AudienceReader.RESTARTING, reader.ended);
        }
    }

    @Test
    void one_that_takes_nothing_is_passed_by_and_gets_one_snapshot_when_it_does_again() throws Exception {
        var slow = joined("", -1);
        var other = joined("", -1);
        settle();
        slow.taking = false;
        tell(5);
        settle();
        assertEquals(List.of("all 0"), slow.told);
        slow.drain();
        until(() -> slow.told.size() == 2);
        tell(1);
        settle();
        assertEquals(List.of("all 0", "all 5", "6"), slow.told);
        assertEquals(7, other.told.size());
    }

    @Test
    void one_that_never_takes_it_is_closed_and_so_is_one_from_whom_nothing_comes() throws Exception {
        var stuck = joined("", -1);
        var silent = joined("", -1);
        var well = joined("", -1);
        silent.heardAt = (int) now.getEpochSecond();
        settle();
        stuck.taking = false;
        tell(1);
        settle();
        now = now.plusSeconds(15);
        audience.tend();
        settle();
        assertEquals(0, stuck.ended);
        now = now.plusSeconds(1);
        audience.tend();
        settle();
        assertEquals(AudienceReader.TOO_SLOW, stuck.ended);
        assertEquals(0, silent.ended);
        now = now.plusSeconds(60);
        audience.tend();
        settle();
        assertEquals(AudienceReader.TOO_SLOW, silent.ended);
        assertEquals(0, well.ended);
    }

    @Test
    void an_answer_to_one_that_takes_nothing_closes_it_rather_than_to_wait() throws Exception {
        var reader = new NotedReader(loops.getFirst(), PERSON);
        audience.join(reader, "", -1);
        settle();
        reader.taking = false;
        tell(1);
        settle();
        audience.tell(PERSON.id(), "to you");
        settle();
        assertEquals(AudienceReader.TOO_SLOW, reader.ended);
    }

    @Test
    void one_person_is_told_on_all_her_connections_as_long_as_they_last() throws Exception {
        var here = new NotedReader(loops.getFirst(), PERSON);
        var there = new NotedReader(loops.getLast(), PERSON);
        var stranger = joined("", -1);
        audience.join(here, "", -1);
        audience.join(there, "", -1);
        settle();
        assertEquals(3, audience.size());
        assertEquals(Set.of(PERSON.id()), audience.persons());
        audience.leave(here);
        settle();
        audience.tell(PERSON.id(), "to you");
        settle();
        assertEquals(List.of("all 0"), here.told);
        assertEquals(List.of("all 0", "to you"), there.told);
        assertEquals(List.of("all 0"), stranger.told);
        audience.leave(there);
        audience.leave(there);
        settle();
        assertEquals(1, audience.size());
        assertEquals(Set.of(), audience.persons());
    }

    @Test
    void who_has_another_role_than_when_she_came_is_sent_away_and_nobody_else() throws Exception {
        var moderator = new Person(UUID.randomUUID(), "m", Localized.same("M"), Role.MODERATOR, null, true);
        var gone = new Person(UUID.randomUUID(), "g", Localized.same("G"), Role.TRAINEE, null, true);
        var readers = Stream.of(PERSON, moderator, gone)
                .map(person -> new NotedReader(loops.getFirst(), person))
                .toList();
        readers.forEach(reader -> audience.join(reader, "", -1));
        var stranger = joined("", -1);
        settle();
        audience.sendAwayChanged(keys -> {
            assertEquals(Set.of("a", "m", "g"), keys);
            return Map.of(PERSON.id(), Role.TRAINEE, moderator.id(), Role.TRAINEE);
        });
        settle();
        assertEquals(
                List.of(0, AudienceReader.REFUSED, AudienceReader.REFUSED),
                readers.stream().map(reader -> reader.ended).toList());
        assertEquals(0, stranger.ended);
    }

    @Test
    void a_large_audience_is_told_less_often() throws Exception {
        assertEquals(50, audience.tick());
        for (int i = 0; i <= 2_000; i++) {
            joined("", -1);
        }
        settle();
        assertEquals(200, audience.tick());
    }

    private NotedReader joined(String epoch, long offset) {
        var reader = new NotedReader(loops.get(audience.size() % 2), null);
        audience.join(reader, epoch, offset);
        return reader;
    }

    private void tell(int times) {
        IntStream.range(0, times).forEach(i -> audience.tell(offset -> Long.toString(offset)));
    }

    /** Waits until the loops have done what they were given. */
    private void settle() throws Exception {
        for (EventLoop loop : loops) {
            loop.submit(() -> {}).get(20, TimeUnit.SECONDS);
        }
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not happen");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
