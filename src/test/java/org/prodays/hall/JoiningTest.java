package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** Many who come into one hall: what it asks of the database, and that there is an end of places. */
@QuarkusTest
@WithPostgres
class JoiningTest {

    private static final int PEOPLE = 60;
    private static final int TIMES = 4;

    @Inject
    HallHouse house;

    @Inject
    Halls halls;

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<RawSocket> open = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (RawSocket socket : open) {
            socket.close();
        }
    }

    @Test
    void the_signed_in_who_join_a_running_hall_ask_the_database_nothing() throws Exception {
        Session session = house.session("webinar-16-digital-pattern-making");
        String hall = "/hall/" + session.key();
        var cookies = IntStream.range(0, PEOPLE)
                .mapToObj(i -> house.cookieOf(house.someone(Role.TRAINEE)))
                .toList();
        for (String cookie : cookies) {
            // as a page does before it connects
            assertEquals(200, status("/fr/sessions/" + session.key() + "/hall", cookie));
        }
        database.getConfiguration().setMetricsEnabled(true);
        long before = database.getMetrics().acquireCount();
        for (int i = 0; i < TIMES; i++) {
            for (String cookie : cookies) {
                join(hall, "Cookie: prodays=" + cookie);
            }
        }
        for (String cookie : cookies) {
            assertEquals(200, status(hall + "/frames", cookie));
        }
        long asked = database.getMetrics().acquireCount() - before;
        System.out.printf("%d joins of %d people: %d times at the database%n", (TIMES + 1) * PEOPLE, PEOPLE, asked);
        // a few are the program's own, every second
        assertTrue(asked < PEOPLE, asked + " times at the database");
        assertEquals(TIMES * PEOPLE, halls.hall(session.key()).viewers().size());
        assertEquals(PEOPLE, halls.hall(session.key()).viewers().persons().size());
    }

    @Test
    void a_full_hall_says_when_to_come_again_whichever_way_one_comes() throws Exception {
        int most = org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("prodays.audience.most-readers", Integer.class);
        Session session = house.session("webinar-06-digital-accountant");
        String hall = "/hall/" + session.key();
        while (halls.hall(session.key()).viewers().size() < most) {
            join(hall);
        }
        try (var late = RawSocket.open(site, hall)) {
            assertEquals(503, late.status());
            assertEquals("10", late.header("Retry-After"));
        }
        for (String way : List.of("/events", "/frames")) {
            var answer = http.send(get(hall + way).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(503, answer.statusCode());
            assertEquals("10", answer.headers().firstValue("Retry-After").orElseThrow());
        }
        open.removeLast().close();
        until(503, 101, hall);
    }

    /** Waits until a handshake that was answered with one status is answered with the other. */
    private void until(int now, int then, String hall) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int status = now;
        while (status == now && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
            try (var again = RawSocket.open(site, hall)) {
                status = again.status();
            }
        }
        assertEquals(then, status);
    }

    private void join(String hall, String... headers) throws IOException {
        var socket = RawSocket.open(site, hall, headers);
        open.add(socket);
        assertEquals(101, socket.status());
        String told = socket.next().text();
        assertTrue(told.startsWith("{\"type\":\"snapshot\""), told);
    }

    private int status(String path, String cookie) throws Exception {
        return http.send(
                        get(path).header("Cookie", "prodays=" + cookie).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(site.resolve(path));
    }
}
