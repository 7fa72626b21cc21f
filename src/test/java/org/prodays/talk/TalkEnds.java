package org.prodays.talk;

import static org.prodays.hall.HallEnd.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.prodays.hall.HallEnd;
import org.prodays.hall.HallHouse;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** The ends of sockets that tests of the talk hold in one session. */
record TalkEnds(HallHouse house, URI site, Session session) {

    static final String LINES = "/lines/" + TalkPart.NAME;
    static final String VIEW = "/parts/" + TalkPart.NAME;

    HallEnd hall(@Nullable Person person) {
        String cookie = person == null ? null : house.cookieOf(person);
        return HallEnd.open(site, "/hall/" + session.key() + "?language=fr", cookie);
    }

    HallEnd hall() {
        return hall(house.someone(Role.TRAINEE));
    }

    HallEnd desk() {
        return HallEnd.open(
                site, "/desk/" + session.key() + "?language=fr", house.cookieOf(house.someone(Role.MODERATOR)));
    }

    /** Says something and waits for what comes of it: {@code done} or {@code refused}. */
    JsonNode say(HallEnd end, String type, String fields) {
        return say(end, type, house.key(), fields);
    }

    JsonNode say(HallEnd end, String type, String key, String fields) {
        end.say(type, key, fields);
        return end.await(frame -> frame.path("key").asText().equals(key));
    }

    String refused(HallEnd end, String type, String fields) {
        return say(end, type, fields).path("reason").asText("not refused");
    }

    void manner(HallEnd desk, String chat, int slow, boolean hands) {
        say(desk, "talk-manner", manner(chat, slow, hands, true));
    }

    /** What a desk is shown there, once it is as wanted. */
    JsonNode onDesk(String path, Predicate<JsonNode> wanted) {
        return seen(desk(), path, wanted);
    }

    JsonNode inHall(String path, Predicate<JsonNode> wanted) {
        return seen(hall(null), path, wanted);
    }

    private static JsonNode seen(HallEnd end, String path, Predicate<JsonNode> wanted) {
        return end.await(frame -> !frame.at(VIEW).isMissingNode() && wanted.test(frame.at(VIEW + path)))
                .at(VIEW + path);
    }

    static String manner(String chat, int slow, boolean hands, boolean reactions) {
        return "\"chat\":\"%s\",\"slow\":\"%d\",\"hands\":\"%b\",\"reactions\":\"%b\""
                .formatted(chat, slow, hands, reactions);
    }

    static String text(String words) {
        return "\"text\":\"%s\"".formatted(words);
    }

    static String id(String id) {
        return "\"id\":\"%s\"".formatted(id);
    }

    static String why(Object id, String reason) {
        return "\"id\":\"%s\",\"reason\":\"%s\"".formatted(id, reason);
    }

    static Predicate<JsonNode> said(String words) {
        return frame -> type("delta").test(frame)
                && frame.at(LINES + "/said")
                        .valueStream()
                        .anyMatch(line -> line.at("/content/text").asText().equals(words));
    }

    static Predicate<JsonNode> shows(String path) {
        return frame -> !frame.at(VIEW + path).isMissingNode();
    }
}
