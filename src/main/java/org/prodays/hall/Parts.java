package org.prodays.hall;

import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Frames;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** The parts that later rooms bring into the hall. Their names, and the types of their commands on one side, are unique. */
@ApplicationScoped
class Parts {

    private final List<HallPart> parts;
    private final Frames frames;

    Parts(@All List<HallPart> parts, Frames frames) {
        this.parts = parts.stream().sorted(Comparator.comparing(HallPart::name)).toList();
        this.frames = frames;
    }

    /** How many lines of each part stand in a snapshot. */
    Map<String, Integer> kept() {
        return parts.stream()
                .collect(Collectors.toMap(HallPart::name, part -> Math.min(part.kept(), HallParts.MOST_KEPT)));
    }

    List<HallCommand<?>> commands(Side side) {
        List<HallCommand<?>> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.commands(side)));
        return all;
    }

    /** Refuses what one of them does not permit. */
    void permit(Heard heard) {
        parts.forEach(part -> part.permit(heard));
    }

    /** Refuses whom one of them does not let in. */
    void admit(UUID session, Person person) {
        parts.forEach(part -> part.admit(session, person));
    }

    /** The views of the parts that {@code which} chooses, read anew; null for nothing. */
    Map<Side, Map<String, Optional<RawValue>>> views(Session session, Predicate<String> which) {
        var read = new EnumMap<Side, Map<String, Optional<RawValue>>>(Side.class);
        for (Side side : Side.values()) {
            read.put(side, new HashMap<>());
        }
        parts.stream().filter(part -> which.test(part.name())).forEach(part -> {
            Map<Side, ?> views = part.views(session);
            read.forEach((side, all) -> all.put(
                    part.name(), Optional.<Object>ofNullable(views.get(side)).map(frames::piece)));
        });
        return read;
    }

    /** Says the last lines of each part to a hall that begins. */
    void recall(LiveHall hall) {
        UUID session = hall.session().id();
        for (Side side : Side.values()) {
            parts.forEach(part -> part.lines(session, side).forEach(line -> hall.say(side, part.name(), line)));
        }
    }

    /** What the person alone sees of each part. */
    Map<String, RawValue> own(Session session, @Nullable Person person) {
        var own = new HashMap<String, RawValue>();
        if (person != null) {
            parts.forEach(part -> Optional.ofNullable(part.own(session, person))
                    .ifPresent(content -> own.put(part.name(), frames.piece(content))));
        }
        return own;
    }

    /** What is told once a second. */
    List<ToReader.Passing> everySecond(UUID session) {
        return parts.stream()
                .map(part -> Optional.ofNullable(part.everySecond(session))
                        .map(content -> ToReader.Passing.of(part.name(), frames.piece(content)))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What their scripts say, without the beginning {@code <name>_live_} or {@code <name>_desk_}. */
    Map<String, Map<String, String>> texts(Side side, Language language) {
        return names().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> Islands.texts(language, name + "_" + side.word() + "_")));
    }

    private List<String> names() {
        return parts.stream().map(HallPart::name).toList();
    }

    /** What stands in the page, from the top. */
    List<HallPart.Piece> pieces(Seat seat) {
        return parts.stream()
                .flatMap(part -> part.piece(seat).stream())
                .sorted(Comparator.comparingInt(HallPart.Piece::order))
                .toList();
    }
}
