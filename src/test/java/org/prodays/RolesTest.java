package org.prodays;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.WebSocket;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prodays.ground.Database;
import org.prodays.ground.Localized;
import org.prodays.people.Newcomer;
import org.prodays.people.People;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;

/** Each route against each role. A route that is not in {@link #MAY} fails, so that none is opened by oversight. */
@QuarkusTest
@WithPostgres
class RolesTest {

    private enum Who {
        NOBODY,
        TRAINEE,
        PROFESSIONAL,
        COORDINATOR,
        RAPPORTEUR,
        MODERATOR,
        ORGANISER
    }

    private static final Set<Who> EVERYONE = EnumSet.allOf(Who.class);
    private static final Set<Who> ORGANISERS = EnumSet.of(Who.ORGANISER);
    private static final Set<Who> DESK = EnumSet.of(Who.MODERATOR, Who.ORGANISER);
    private static final Set<Who> STUDIO = EnumSet.of(Who.PROFESSIONAL, Who.ORGANISER);

    private static final Set<Who> CLASSROOMS = EnumSet.of(Who.COORDINATOR, Who.ORGANISER);

    private static final Set<Who> CAPTIONERS = EnumSet.of(Who.PROFESSIONAL, Who.MODERATOR, Who.ORGANISER);

    private static final Set<Who> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Who.NOBODY));
    private static final Set<Who> PROFESSIONALS = EnumSet.of(Who.PROFESSIONAL);
    private static final Set<Who> SLIDES = CAPTIONERS;

    private static final Map<String, Set<Who>> MAY = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /", EVERYONE),
            Map.entry("GET /{lang}/enter/{code}", EVERYONE),
            Map.entry("POST /{lang}/enter/{code}", EVERYONE),
            Map.entry("POST /{lang}/leave", EVERYONE),
            Map.entry("GET /{lang}", EVERYONE),
            Map.entry("GET /{lang}/programme", EVERYONE),
            Map.entry("GET /{lang}/programme.ics", EVERYONE),
            Map.entry("POST /{lang}/programme/moved", ORGANISERS),
            Map.entry("GET /{lang}/search", EVERYONE),
            Map.entry("GET /{lang}/sessions/{key}", EVERYONE),
            Map.entry("GET /{lang}/sessions/{key}.ics", EVERYONE),
            Map.entry("GET /{lang}/sessions/{session}/hall", EVERYONE),
            Map.entry("GET /{lang}/sessions/{session}/desk", DESK),
            Map.entry("GET /{lang}/sessions/{session}/questions", EVERYONE),
            Map.entry("POST /{lang}/sessions/{session}/questions", SIGNED_IN),
            Map.entry("POST /{lang}/sessions/{session}/questions/{question}/vote", SIGNED_IN),
            Map.entry("GET /{lang}/trades/{trade}/questions", EVERYONE),
            Map.entry("POST /{lang}/trades/{trade}/questions", SIGNED_IN),
            Map.entry("GET /{lang}/sessions/{session}/answers", DESK),
            Map.entry("GET /{lang}/sessions/{session}/answers/{question}", DESK),
            Map.entry("POST /{lang}/sessions/{session}/answers/{question}", DESK),
            Map.entry("GET /{lang}/questions", SIGNED_IN),
            Map.entry("GET /{lang}/questions/{question}/answer", PROFESSIONALS),
            Map.entry("POST /{lang}/questions/{question}/answer", PROFESSIONALS),
            Map.entry("SOCKET /hall/{session}", EVERYONE),
            Map.entry("GET /hall/{session}/events", EVERYONE),
            Map.entry("GET /hall/{session}/frames", EVERYONE),
            Map.entry("POST /hall/{session}/commands", EVERYONE),
            Map.entry("GET /desk/{session}/events", DESK),
            Map.entry("GET /desk/{session}/frames", DESK),
            Map.entry("POST /desk/{session}/commands", DESK),
            Map.entry("SOCKET /desk/{session}", DESK),
            Map.entry("GET /{lang}/my-days", SIGNED_IN),
            Map.entry("POST /{lang}/sessions/{session}/watched", SIGNED_IN),
            Map.entry("GET /{lang}/attendance", ORGANISERS),
            Map.entry("POST /{lang}/attendance/rule", ORGANISERS),
            Map.entry("GET /{lang}/sessions/{session}/attendance", CLASSROOMS),
            Map.entry("GET /{lang}/sessions/{session}/attendance.csv", ORGANISERS),
            Map.entry("GET /{lang}/viewings", CLASSROOMS),
            Map.entry("POST /{lang}/viewings", CLASSROOMS),
            Map.entry("GET /{lang}/viewings/{number}", CLASSROOMS),
            Map.entry("GET /{lang}/viewings/{number}/screen", CLASSROOMS),
            Map.entry("GET /{lang}/viewings/{number}/attendance.csv", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/names", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/close", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/reopen", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/seats/{seat}/come", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/seats/{seat}/leave", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/seats/{seat}/undo", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/seats/{seat}/remove", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/claims/{claim}/confirm", CLASSROOMS),
            Map.entry("POST /{lang}/viewings/{number}/claims/{claim}/refuse", CLASSROOMS),
            Map.entry("GET /{lang}/room/{number}/{code}", EVERYONE),
            Map.entry("POST /{lang}/room/{number}", EVERYONE),
            Map.entry("GET /{lang}/room/{number}/claims/{claim}", EVERYONE),
            Map.entry("GET /{lang}/trades", EVERYONE),
            Map.entry("GET /{lang}/trades/{key}", EVERYONE),
            Map.entry("GET /{lang}/people", ORGANISERS),
            Map.entry("GET /{lang}/people/link", ORGANISERS),
            Map.entry("POST /{lang}/people/link", ORGANISERS),
            Map.entry("GET /{lang}/studio/{session}", STUDIO),
            Map.entry("POST /{lang}/studio/{session}/probe", STUDIO),
            Map.entry("GET /{lang}/sessions/{session}/encoders", STUDIO),
            Map.entry("POST /{lang}/sessions/{session}/encoders", STUDIO),
            Map.entry("GET /{lang}/sessions/{session}/encoders/{source}/key", STUDIO),
            Map.entry("POST /{lang}/sessions/{session}/encoders/{source}/key", STUDIO),
            Map.entry("POST /{lang}/sessions/{session}/encoders/{source}/revoke", STUDIO),
            Map.entry("POST /{lang}/sessions/{session}/encoders/{source}/take-over", STUDIO),
            Map.entry("GET /{lang}/sessions/{session}/polls.csv", DESK),
            Map.entry("GET /{lang}/captions/{session}", CAPTIONERS),
            Map.entry("GET /{lang}/captions/{session}/lines", CAPTIONERS),
            Map.entry("POST /{lang}/captions/{session}/lines", CAPTIONERS),
            Map.entry("GET /{lang}/captions/{session}/replay", DESK),
            Map.entry("POST /{lang}/captions/{session}/replay", DESK),
            Map.entry("POST /{lang}/captions/{session}/replay/replace", DESK),
            Map.entry("POST /{lang}/captions/{session}/replay/discard", DESK),
            Map.entry("POST /{lang}/captions/{session}/replay/restore", DESK),
            Map.entry("GET /{lang}/sessions/{session}/slides", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/move", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/earlier", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/later", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/remove", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/undo", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/offer", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/files", SLIDES),
            Map.entry("PUT /{lang}/sessions/{session}/slides/files/{upload}", SLIDES),
            Map.entry("GET /{lang}/sessions/{session}/slides/files/{upload}", SLIDES),
            Map.entry("GET /{lang}/sessions/{session}/slides/files/{upload}/original", EVERYONE),
            Map.entry("GET /{lang}/sessions/{session}/slides/present", SLIDES),
            Map.entry("GET /{lang}/sessions/{session}/slides/present/now", SLIDES),
            Map.entry("POST /{lang}/sessions/{session}/slides/present/show", SLIDES),
            Map.entry("GET /{lang}/sessions/{session}/slides/timeline", EVERYONE),
            Map.entry("GET /slides/{name}", EVERYONE),
            Map.entry("SOCKET /studio/{session}", STUDIO)));

    /** The cookie of each, until a route ends the visit. */
    private final Map<Who, String> visits = new EnumMap<>(Who.class);

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    Programme programme;

    @Test
    void every_route_of_the_program_is_in_the_table() {
        assertEquals(new TreeSet<>(MAY.keySet()), routes());
    }

    @TestFactory
    Stream<DynamicTest> each_route_lets_in_whom_it_should_and_nobody_else() {
        enrol();
        return MAY.entrySet().stream()
                .flatMap(row -> EVERYONE.stream()
                        .map(who -> dynamicTest(
                                row.getKey() + " by " + who, () -> check(row.getKey(), who, row.getValue()))));
    }

    /** The right comes with the part in the programme, whatever the person's role; the part gives nothing else of the session. */
    @TestFactory
    Stream<DynamicTest> a_rapporteur_edits_the_answers_of_her_session_and_nothing_else() {
        var routes = MAY.entrySet().stream()
                .filter(row ->
                        row.getKey().contains("{session}") && !row.getValue().containsAll(SIGNED_IN))
                .map(Map.Entry::getKey)
                // opened to every professional and closed at once to those of other sessions, by the guard of the
                // studio's page
                .filter(route -> !route.equals("SOCKET /studio/{session}"))
                .toList();
        return Stream.of(Role.TRAINEE, Role.PROFESSIONAL, Role.RAPPORTEUR)
                .flatMap(role -> Stream.of(DemoEdition.ON_AIR, "webinar-05-data-ai")
                        .map(session ->
                                dynamicTest(role + " in " + session, () -> assertReports(role, session, routes))));
    }

    private void assertReports(Role role, String session, List<String> routes) {
        var named = people.person("rapporteur-1").orElseThrow();
        database.change(handle -> people.enrol(handle, new Newcomer(named.key(), named.name(), role, null, true)));
        String cookie = entered(named.key());
        var may = routes.stream()
                .filter(route -> call(route.replace("{session}", session), cookie) != 403)
                .toList();
        var answers =
                routes.stream().filter(route -> route.contains("/answers")).toList();
        assertEquals(3, answers.size());
        assertEquals(session.equals(DemoEdition.ON_AIR) ? answers : List.of(), may);
    }

    @Test
    void every_page_tells_the_browser_what_it_may_do() {
        enrol();
        String session = "/fr/sessions/webinar-05-data-ai";
        Stream.of("/fr", "/fr/programme", "/fr/trades", "/fr/people", "/fr/none", session, session + "/hall")
                .forEach(this::assertPolicy);
        Stream.of(session + "/desk", session + "/encoders", "/fr/studio/webinar-05-data-ai")
                .forEach(this::assertPolicy);
    }

    private void assertPolicy(String page) {
        var headers = given().accept("text/html")
                .cookie("prodays", cookie(Who.ORGANISER))
                .get(page)
                .headers();
        assertEquals(true, headers.hasHeaderWithName("Content-Security-Policy"), page);
        assertEquals("DENY", headers.getValue("X-Frame-Options"), page);
    }

    private void check(String route, Who who, Set<Who> may) {
        int status = call(route, visits.computeIfAbsent(who, this::cookie));
        if (route.endsWith("/leave")) {
            visits.remove(who);
        }
        int expected = may.contains(who) ? 0 : who == Who.NOBODY ? 401 : 403;
        assertEquals(expected, status == 401 || status == 403 ? status : 0);
    }

    private int call(String route, String cookie) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replace("{lang}", "fr")
                .replace("{number}", "0")
                .replaceAll("\\{[^}]*}", "unknown");
        if (method.equals("SOCKET")) {
            return handshake(path, cookie);
        }
        RequestSpecification request = given().redirects()
                .follow(false)
                .accept("text/html")
                .header("Origin", "http://localhost:" + RestAssured.port);
        if (!cookie.isEmpty()) {
            request.cookie("prodays", cookie);
        }
        if (route.startsWith("POST") && path.endsWith("/replay")) {
            request.multiPart("file", "captions.vtt", new byte[1]);
        }
        if (route.startsWith("POST") && (route.contains("questions") || route.contains("answers"))) {
            request.formParam("words", "");
        }
        if (path.endsWith("/events")) {
            request.accept("text/event-stream");
        }
        if (path.endsWith("/commands")) {
            request.contentType("application/json").body("{}");
        }
        if (path.endsWith("/lines")) {
            request.accept("application/json");
        }
        if (path.contains("/slides/")) {
            request.accept("text/html, application/json");
        }
        if (path.endsWith("/probe") || route.startsWith("PUT")) {
            request.contentType("application/octet-stream").body(new byte[1]);
        }
        return request.request(method, path).statusCode();
    }

    /** The status of a WebSocket's handshake (RFC 6455, section 4.2.2): 101 when the socket opens. */
    private static int handshake(String path, String cookie) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String host = "localhost:" + RestAssured.port;
            String request = String.join(
                    "\r\n",
                    "GET " + path + " HTTP/1.1",
                    "Host: " + host,
                    "Origin: http://" + host,
                    "Cookie: prodays=" + cookie,
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(status.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enrol() {
        database.change(handle -> {
            for (Role role : Role.values()) {
                people.enrol(handle, new Newcomer(key(role.name()), Localized.same("Roles test"), role, null, true));
            }
        });
    }

    /** A new visit. */
    private String cookie(Who who) {
        return who == Who.NOBODY ? "" : entered(key(who.name()));
    }

    private String entered(String person) {
        return given().redirects()
                .follow(false)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .post("/fr/enter/" + people.issueCode(person))
                .cookie("prodays");
    }

    private static String key(String role) {
        return "roles-test-" + role.toLowerCase(Locale.ROOT);
    }

    /** Every HTTP method and socket of the program, as {@code METHOD /path/{parameter}}. */
    private static Set<String> routes() {
        var found = new TreeSet<String>();
        var house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.prodays");
        for (var type : house) {
            type.tryGetAnnotationOfType(WebSocket.class).ifPresent(socket -> found.add("SOCKET " + socket.path()));
            for (JavaMethod method : type.getMethods()) {
                httpMethod(method).ifPresent(http -> found.add(http + " " + path(method)));
            }
        }
        return found;
    }

    private static Optional<String> httpMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(JavaMethod method) {
        String room = method.getOwner()
                .tryGetAnnotationOfType(Path.class)
                .map(Path::value)
                .orElse("");
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return ("/" + room + "/" + own)
                .replaceAll("\\{(\\w+)[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }
}
