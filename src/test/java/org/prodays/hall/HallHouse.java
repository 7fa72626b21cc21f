package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.people.Newcomer;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** What tests of the hall need: people made for them, sessions of the demonstration edition, and the doors. */
@ApplicationScoped
public class HallHouse {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final People people;
    private final Programme programme;
    private final Database database;
    private final Hall hall;
    private final Desk desk;
    private final Ids ids;
    private final QuestionStore store = new QuestionStore();

    HallHouse(People people, Programme programme, Database database, Hall hall, Desk desk, Ids ids) {
        this.people = people;
        this.programme = programme;
        this.database = database;
        this.hall = hall;
        this.desk = desk;
        this.ids = ids;
    }

    public Person someone(Role role) {
        return someoneOf(null, role);
    }

    /** Someone of the establishment of this key. */
    public Person someoneOf(@Nullable String establishment, Role role) {
        String key = "hall-test-%d".formatted(COUNT.incrementAndGet());
        var name = new Localized("شخص " + key, "Personne " + key, null);
        database.change(handle -> people.enrol(handle, new Newcomer(key, name, role, establishment, true)));
        return people.person(key).orElseThrow();
    }

    /** A session of the demonstration whose hall is opened if need be; each test takes one of its own. */
    public Session open(String key) {
        return programme.open(session(key).id());
    }

    public Session session(String key) {
        return programme.session(key).orElseThrow();
    }

    public String key() {
        return ids.secret(20);
    }

    UUID ask(Person asker, Session session, String text) {
        return hall.ask(asker, session, new FromViewer.Ask(key(), text), Language.FR)
                .id();
    }

    /** A question that a moderator has approved. */
    UUID approved(Session session, String text) {
        UUID id = ask(someone(Role.TRAINEE), session, text);
        act(session, new FromDesk.Approve(key(), id));
        return id;
    }

    void act(Session session, FromDesk command) {
        actAs(someone(Role.MODERATOR), session, command);
    }

    /** Takes the last act on a question back. */
    FromDesk.Undo undo(UUID question) {
        return new FromDesk.Undo(
                key(),
                question,
                Objects.requireNonNull(question(question).lastAct()).id());
    }

    void actAs(Person moderator, Session session, FromDesk command) {
        desk.act(moderator, session, command);
    }

    /** Asks, approves, puts on air and marks as answered. */
    public UUID answered(Session session, String text) {
        UUID id = approved(session, text);
        act(session, new FromDesk.PutOnAir(key(), id));
        act(session, new FromDesk.Answer(key(), id));
        return id;
    }

    /** Takes the last act on a question back. */
    public void undone(Session session, UUID question) {
        act(session, undo(question));
    }

    Question question(UUID id) {
        return database.read(handle -> store.question(handle, id)).orElseThrow();
    }

    /** Does the same many times at once. */
    static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            return pool.invokeAll(Collections.nCopies(times, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    public Map<String, Object> row(String sql) {
        return database.read(handle -> handle.select(sql).mapToMap().one());
    }

    public String cookieOf(Person person) {
        int port = org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.http.test-port", Integer.class);
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .header("Origin", "http://localhost:" + port)
                .post("/fr/enter/" + people.issueCode(person.key()))
                .getCookie("prodays");
    }
}
