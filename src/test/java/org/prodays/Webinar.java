package org.prodays;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running program with {@link HeldEdition}, and what people do in it with their browsers. */
public final class Webinar implements AutoCloseable {

    static final Path CLOCK = Path.of("src/test/resources/painted-clock.js");
    private static final Map<String, String> NO_DEMONSTRATION = Map.of("PRODAYS_DEMO", "false");

    private static final Pattern CODE = Pattern.compile("/enter/([0-9a-z]{20})");

    private final Path data;
    private final Map<String, String> unused = new ConcurrentHashMap<>();
    private RunningProdays program;

    private Webinar(Path data, RunningProdays program) {
        this.data = data;
        this.program = program;
    }

    /** What is done in it with browsers. */
    interface Story {
        void tell(Webinar webinar, Chromium chromium) throws Exception;
    }

    /** Starts the program and the browsers for a story; what the pages showed is kept when it fails. */
    static void tell(Path folder, Story story) throws Exception {
        try (var webinar = start(folder);
                var chromium = new Chromium()) {
            try {
                story.tell(webinar, chromium);
            } catch (Throwable failure) {
                chromium.keep(Path.of("target"));
                throw failure;
            }
        }
    }

    /** Starts the program on an empty folder and imports the edition into it while it runs. */
    public static Webinar start(Path folder) throws IOException, InterruptedException {
        return start(folder, HeldEdition.TRAINEES);
    }

    /** As above, with so many trainees. */
    public static Webinar start(Path folder, int trainees) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        var webinar = new Webinar(data, RunningProdays.start(data, NO_DEMONSTRATION));
        webinar.command("import", HeldEdition.write(folder, trainees).toString());
        var people = HeldEdition.people(trainees);
        var codes = webinar.codes(people);
        for (int i = 0; i < codes.size(); i++) {
            webinar.unused.put(people.get(i), codes.get(i));
        }
        return webinar;
    }

    public RunningProdays program() {
        return program;
    }

    public String address() {
        return program.address();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        program.kill();
    }

    /** Starts the killed program again, on the same data and port. */
    public void startAgain() throws IOException, InterruptedException {
        String port = address().replaceAll(".*:", "");
        program = RunningProdays.start(data, Map.of("PRODAYS_DEMO", "false", "PRODAYS_PORT", port));
    }

    /** The lines of the recording's index that tell of whole segments; a line that a kill cut short has no end. */
    List<String> recordedSegments() throws IOException {
        String text = Files.readString(index());
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("S "))
                .toList();
    }

    /** Takes the line of the end out of the recording's index, as if a full disk had not taken it. */
    void loseEnd() throws IOException {
        var lines = Files.readAllLines(index());
        assertTrue(lines.removeIf(line -> line.startsWith("E ")), lines::toString);
        Files.write(index(), lines);
    }

    private Path index() throws IOException {
        try (var files = Files.walk(data.resolve("media"))) {
            return files.filter(file -> file.endsWith("index")).findFirst().orElseThrow();
        }
    }

    /** The cookie of a browser in which the person of this key has just entered. */
    public String cookie(String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + "/fr/enter/" + code(key)))
                .header("Origin", address())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        }
    }

    /** The code of a personal link, for one use. */
    private String code(String key) throws IOException, InterruptedException {
        String made = unused.remove(key);
        return made == null ? codes(List.of(key)).getFirst() : made;
    }

    /** By one command, as each starts a program of its own. */
    private List<String> codes(List<String> keys) throws IOException, InterruptedException {
        var words = Stream.concat(Stream.of("enter"), keys.stream()).toArray(String[]::new);
        return CODE.matcher(command(words))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What a statement of a text and a number answers of the program's own database. */
    Map<String, Integer> numbers(String sql) throws IOException, SQLException {
        var numbers = new TreeMap<String, Integer>();
        try (var database = program.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getInt(2));
            }
        }
        return numbers;
    }

    /** Runs another command of the program; answers what it printed. */
    String command(String... words) throws IOException, InterruptedException {
        Process process = RunningProdays.program(data, NO_DEMONSTRATION, words).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ":\n" + printed);
        }
        return printed;
    }

    /** Opens a browser for the person of this key, signed in by a personal link and its button. */
    public Page enter(Chromium chromium, String key, String language, int width)
            throws IOException, InterruptedException {
        Page page = chromium.person(language, width);
        page.addInitScript(CLOCK);
        String code = code(key);
        page.navigate(address() + "/" + language + "/enter/" + code);
        page.locator("form[action$='/enter/" + code + "'] button").click();
        page.waitForURL(address() + "/" + language);
        return page;
    }

    public void goOnAir(Page professional) {
        goOnAir(professional, address());
    }

    /** Goes on air by another address of the program. */
    static void goOnAir(Page professional, String address) {
        professional.navigate(address + "/fr/studio/" + HeldEdition.SESSION);
        professional.locator("#studio-go:enabled").click();
        professional.locator("#studio[data-state=onair]").waitFor();
    }

    /** The desk of the moderator, who has opened the session. */
    Page openedDesk(Chromium chromium) throws IOException, InterruptedException {
        Page desk = desk(enter(chromium, "moderator-1", "fr", 1280));
        desk.locator("#desk-open").click();
        desk.locator("#desk-end").waitFor();
        return desk;
    }

    public Page desk(Page moderator) {
        moderator.navigate(address() + "/fr/sessions/" + HeldEdition.SESSION + "/desk");
        return moderator;
    }

    public void join(Page trainee, String language, String form) {
        trainee.navigate(address() + "/" + language + "/sessions/" + HeldEdition.SESSION + "/hall");
        trainee.locator("#hall-choice input[value=" + form + "]").check();
        trainee.locator("#hall-join").click();
        awaitMoving(trainee);
    }

    static void ask(Page trainee, String question) {
        trainee.locator("#hall-words").fill(question);
        trainee.locator("#hall-send").click();
        trainee.locator("#hall-mine-list li", with(question)).waitFor();
    }

    static void vote(Page trainee, String question) {
        trainee.locator("#hall-questions li", with(question))
                .locator("button.hall-vote")
                .click();
    }

    /** Presses a button of the desk on the card of a question. */
    static void act(Page desk, String question, String kind) {
        desk.locator(".desk-card", new Page.LocatorOptions().setHasText(question))
                .locator("button[data-kind=" + kind + "]")
                .click();
    }

    public static void end(Page desk) {
        desk.locator("#desk-end").click();
        desk.locator("#desk-ending-yes").click();
    }

    /** Waits until the player's time goes on. */
    public static void awaitMoving(Page page) {
        page.waitForFunction("""
                () => {
                  const player = document.getElementById('player');
                  if (player.paused || player.readyState < 2) return false;
                  window.movedFrom ??= player.currentTime;
                  return player.currentTime > window.movedFrom + 0.3;
                }
                """);
    }

    /** A moment of a player: when the camera took the picture, in seconds since 1970, and the player's own time. */
    record Picture(double cameraSeconds, double playerSeconds) {}

    static Picture picture(Page page) {
        page.waitForFunction("() => window.paintedTime(document.getElementById('player')) !== null");
        List<?> read = (List<?>)
                page.evaluate(
                        "() => { const v = document.getElementById('player'); return [window.paintedTime(v), v.currentTime]; }");
        return new Picture(((Number) read.get(0)).doubleValue() / 1000, ((Number) read.get(1)).doubleValue());
    }

    private static Page.LocatorOptions with(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    static Locator question(Page hall, String text) {
        return hall.locator("#hall-questions li", with(text));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program.close();
    }
}
