package org.prodays.encoders;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.prodays.SetClock;
import org.prodays.ground.Refusal;

class WrongKeysTest {

    private final SetClock clock = new SetClock();
    private final WrongKeys wrong = new WrongKeys(clock);

    @Test
    void after_ten_wrong_keys_an_address_waits_for_the_rest_of_the_minute() {
        for (int i = 0; i < WrongKeys.MOST; i++) {
            assertDoesNotThrow(() -> wrong.check("192.0.2.1"));
            wrong.wrong("192.0.2.1");
            clock.pass(WrongKeys.WINDOW.dividedBy(20));
        }
        var refused = assertThrows(Refusal.class, () -> wrong.check("192.0.2.1"));
        assertEquals(31L, refused.details().get("seconds"));
        assertDoesNotThrow(() -> wrong.check("192.0.2.2"));
        clock.pass(WrongKeys.WINDOW);
        assertDoesNotThrow(() -> wrong.check("192.0.2.1"));
    }

    @Test
    void addresses_of_one_ipv6_network_count_together_and_the_memory_has_an_end() {
        for (int i = 0; i < WrongKeys.MOST; i++) {
            wrong.wrong("2001:db8:1:2:0:0:0:" + i);
        }
        assertThrows(Refusal.class, () -> wrong.check("2001:db8:1:2:ffff:0:0:0"));
        for (int i = 0; i < WrongKeys.ADDRESSES; i++) {
            wrong.wrong("2001:db8:2:" + Integer.toHexString(i) + ":0:0:0:1");
        }
        assertDoesNotThrow(() -> wrong.check("2001:db8:1:2:ffff:0:0:0"));
    }
}
