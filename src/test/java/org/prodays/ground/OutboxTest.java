package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;

@QuarkusTest
@WithPostgres
class OutboxTest {

    public record Bell(int number) implements News {}

    @Singleton
    static class Listener {
        final BlockingQueue<Bell> heard = new LinkedBlockingQueue<>();
        final AtomicInteger failures = new AtomicInteger();

        void hear(@Observes Bell bell) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the listener sleeps");
            }
            heard.add(bell);
        }
    }

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    Listener listener;

    @Test
    void news_is_heard_once_in_order_after_the_commit() throws Exception {
        database.change(handle -> {
            outbox.tell(handle, new Bell(1));
            outbox.tell(handle, new Bell(2));
            assertNull(listener.heard.peek());
        });
        assertEquals(new Bell(1), listener.heard.poll(10, TimeUnit.SECONDS));
        assertEquals(new Bell(2), listener.heard.poll(10, TimeUnit.SECONDS));
        assertEquals(0, listener.heard.size());
    }

    @Test
    void what_was_rolled_back_is_never_heard() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> database.change(handle -> {
                    outbox.tell(handle, new Bell(3));
                    throw new IllegalStateException("rolled back");
                }));
        database.change(handle -> outbox.tell(handle, new Bell(4)));
        assertEquals(new Bell(4), listener.heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void a_listener_that_failed_is_asked_again() throws Exception {
        listener.failures.set(1);
        database.change(handle -> outbox.tell(handle, new Bell(5)));
        assertEquals(new Bell(5), listener.heard.poll(10, TimeUnit.SECONDS));
    }
}
