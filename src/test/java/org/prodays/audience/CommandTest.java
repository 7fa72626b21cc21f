package org.prodays.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Refusal;

class CommandTest {

    private static final UUID ID = UUID.fromString("019aa0d0-0000-7000-8000-000000000001");
    private static final String GOOD =
            "{\"v\":2,\"type\":\"choose\",\"key\":\"key-0001\",\"poll\":\"%s\",\"options\":[\"a\",\"b\"]}"
                    .formatted(ID);

    private record Choose(String type, String key, UUID poll, List<String> options) {}

    @Test
    void a_well_made_command_is_read() {
        assertEquals(new Choose("choose", "key-0001", ID, List.of("a", "b")), choose(GOOD));
    }

    @Test
    void whatever_else_is_refused_whole() {
        for (String bad : List.of(
                "",
                "choose",
                "null",
                "[]",
                GOOD + "{}",
                GOOD.substring(1),
                GOOD.replace("\"v\":2,", ""),
                GOOD.replace("\"v\":2", "\"v\":1"),
                GOOD.replace("\"v\":2", "\"v\":\"2\""),
                GOOD.replace("\"v\":2", "\"v\":1e999999999"),
                GOOD.replace("\"v\":2", "\"v\":99999999999999999999999"),
                GOOD.replace("\"type\":\"choose\",", ""),
                GOOD.replace("key-0001", "short"),
                GOOD.replace("key-0001", "k".repeat(65)),
                GOOD.replace("key-0001", "key 0001"),
                GOOD.replace("\"key-0001\"", "17"),
                GOOD.replace("\"key-0001\"", "null"),
                GOOD.replace("\"key-0001\"", "[\"key-0001\"]"),
                GOOD.replace(ID.toString(), "1-1-1-1-1"),
                GOOD.replace(ID.toString(), ID.toString().toUpperCase(java.util.Locale.ROOT)),
                GOOD.replace("[\"a\",\"b\"]", "\"a\""),
                GOOD.replace("[\"a\",\"b\"]", "[\"a\",1]"),
                GOOD.replace("[\"a\",\"b\"]", "[\"a\",[\"b\"]]"),
                GOOD.replace("[\"a\",\"b\"]", "[\"a\",null]"),
                GOOD.replace("}", ",\"voter\":\"somebody-else\"}"),
                GOOD.replace("}", ",\"voters\":[]}"),
                GOOD.replace("}", ",\"key\":\"key-0002\"}"),
                GOOD.replace("}", ",\"options\":[\"c\"]}"),
                GOOD.replace("}", ",\"more\":{\"deep\":{}}}"),
                GOOD.replace("}", ",\"more\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
                GOOD.replace("choose", "choose" + " ".repeat(17_000)))) {
            var refusal = assertThrows(Refusal.class, () -> choose(bad), bad);
            assertEquals(Command.NOT_UNDERSTOOD, refusal.reason());
        }
    }

    private static Choose choose(String frame) {
        var command = Command.read(frame);
        var choose = new Choose(command.type(), command.key(), command.takeId("poll"), command.takeList("options"));
        command.end();
        return choose;
    }
}
