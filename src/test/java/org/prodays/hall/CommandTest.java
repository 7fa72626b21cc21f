package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Refusal;

class CommandTest {

    private static final UUID ID = UUID.fromString("019aa0d0-0000-7000-8000-000000000001");

    @Test
    void a_well_made_command_is_read() {
        assertEquals(
                new FromViewer.Ask("key-0001", "Quoi ?"),
                FromViewer.read("{\"v\":1,\"type\":\"ask\",\"key\":\"key-0001\",\"text\":\"Quoi ?\"}"));
        assertEquals(
                new FromDesk.Merge("key-0001", ID, ID),
                FromDesk.read("{\"v\":1,\"type\":\"merge\",\"key\":\"key-0001\",\"question\":\"%s\",\"into\":\"%s\"}"
                        .formatted(ID, ID)));
    }

    @Test
    void whatever_else_is_refused_whole() {
        String good = "{\"v\":1,\"type\":\"vote\",\"key\":\"key-0001\",\"question\":\"%s\"}".formatted(ID);
        assertEquals(new FromViewer.Vote("key-0001", ID), FromViewer.read(good));
        for (String bad : List.of(
                "",
                "vote",
                "null",
                "[]",
                good + "{}",
                good.substring(1),
                good.replace("\"v\":1,", ""),
                good.replace("\"v\":1", "\"v\":2"),
                good.replace("\"v\":1", "\"v\":\"1\""),
                good.replace("\"v\":1", "\"v\":1e999999999"),
                good.replace("\"v\":1", "\"v\":99999999999999999999999"),
                good.replace("\"type\":\"vote\"", "\"type\":\"approve\""),
                good.replace("\"type\":\"vote\"", "\"type\":\"Vote\""),
                good.replace("key-0001", "short"),
                good.replace("key-0001", "k".repeat(65)),
                good.replace("key-0001", "key 0001"),
                good.replace("\"key-0001\"", "17"),
                good.replace("\"key-0001\"", "null"),
                good.replace(ID.toString(), "1-1-1-1-1"),
                good.replace(ID.toString(), ID.toString().toUpperCase(java.util.Locale.ROOT)),
                good.replace("}", ",\"voter\":\"somebody-else\"}"),
                good.replace("}", ",\"key\":\"key-0002\"}"),
                good.replace("}", ",\"more\":{\"deep\":{}}}"),
                good.replace("}", ",\"more\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
                good.replace("vote", "vote" + " ".repeat(5000)))) {
            var refusal = assertThrows(Refusal.class, () -> FromViewer.read(bad), bad);
            assertEquals("hall_refusal_frame", refusal.reason());
        }
    }
}
