package org.prodays.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prodays.SetClock;
import org.prodays.ground.Localized;
import org.prodays.people.Person;
import org.prodays.people.Role;

class ClaimsTest {

    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID LINE = UUID.randomUUID();
    private static final UUID QUESTION = UUID.randomUUID();

    private final Person one = moderator("one");
    private final Person two = moderator("two");
    private final SetClock clock = new SetClock();
    private final Claims claims = new Claims(clock);

    @Test
    void of_two_moderators_one_is_at_a_thing_until_she_leaves_it() {
        assertTrue(claims.claim(SESSION, LINE, one));
        assertFalse(claims.claim(SESSION, LINE, two));
        assertFalse(claims.release(SESSION, LINE, two));
        assertTrue(claims.release(SESSION, LINE, one));
        assertTrue(claims.claim(SESSION, LINE, two));
    }

    @Test
    void who_turns_to_another_thing_leaves_the_former() {
        claims.claim(SESSION, LINE, one);
        claims.claim(SESSION, QUESTION, one);
        assertEquals(Set.of(QUESTION), claims.of(SESSION).keySet());
    }

    @Test
    void a_claim_ends_after_a_minute_unless_it_is_said_again() {
        claims.claim(SESSION, LINE, one);
        clock.pass(59);
        assertFalse(claims.expire(SESSION));
        assertTrue(claims.claim(SESSION, LINE, one));
        clock.pass(59);
        assertFalse(claims.expire(SESSION));
        clock.pass(1);
        assertTrue(claims.expire(SESSION));
        assertEquals(Map.of(), claims.of(SESSION));
        assertTrue(claims.claim(SESSION, LINE, two));
    }

    private static Person moderator(String key) {
        return new Person(UUID.randomUUID(), key, Localized.same(key), Role.MODERATOR, null, true);
    }
}
