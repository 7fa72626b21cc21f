package org.prodays.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

class ClipTest {

    private final Clip clip = Clip.builtIn();

    @Test
    void in_a_circle_each_track_goes_on_without_a_gap_or_an_overlap() {
        for (int track = 0; track < clip.tracks().media().size(); track++) {
            long due = 0;
            long number = -1;
            for (var sent : rounds(3).filter(onTrack(track)).toList()) {
                assertEquals(due, sent.timestamp());
                assertEquals(true, sent.number() > number);
                due = sent.timestamp() + sent.duration();
                number = sent.number();
            }
            assertEquals(3 * clip.lengthMicros(), due);
        }
    }

    @Test
    void its_numbers_run_on_and_each_round_begins_with_a_key_frame() {
        assertEquals(
                LongStream.range(0, 3L * clip.packets().size()).boxed().toList(),
                rounds(3).map(PacketReader.Sent::number).toList());
        assertEquals(true, clip.inRound(0, 2).key());
    }

    @Test
    void the_stages_texts_are_complete_in_three_languages() {
        var french = Texts.beginningWith(Language.FR, "stage_").keySet();
        assertEquals(false, french.isEmpty());
        assertEquals(french, Texts.beginningWith(Language.AR, "stage_").keySet());
        assertEquals(french, Texts.beginningWith(Language.EN, "stage_").keySet());
    }

    private Stream<PacketReader.Sent> rounds(int rounds) {
        return LongStream.range(0, rounds)
                .boxed()
                .flatMap(round -> LongStream.range(0, clip.packets().size())
                        .mapToObj(packet -> clip.inRound((int) packet, round)));
    }

    private static Predicate<PacketReader.Sent> onTrack(int track) {
        return sent -> sent.track() == track;
    }
}
