package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;

/** What a visitor of the public pages gets, on the demonstration edition. */
@QuarkusTest
@WithPostgres
class PublicPagesTest {

    private static final List<String> PATHS = List.of(
            "",
            "/programme",
            "/programme?sector=MA",
            "/sessions/opening-session",
            "/sessions/webinar-04-cybersecurity",
            "/trades",
            "/trades?level=TS",
            "/trades/automotive-diagnostics");
    private static final int FIRST_PAGE = 150 * 1024;

    private final HttpClient browser = HttpClient.newHttpClient();

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI site;

    static Stream<String> everyPage() {
        return Stream.of(Language.values())
                .flatMap(language -> PATHS.stream().map(path -> "/" + language.tag() + path));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void each_page_speaks_the_language_of_its_address(String path) throws Exception {
        var page = get(path);
        Language language = Language.of(path.substring(1, 3)).orElseThrow();
        assertEquals(200, page.statusCode());
        assertTrue(
                page.body().contains("<html lang=\"%s\" dir=\"%s\">".formatted(language.tag(), language.direction())));
        assertTrue(Pattern.compile("<title>[^<]{4,} · Pro’days</title>")
                .matcher(page.body())
                .find());
        String text = page.body().replaceAll("(?s)<[^>]*>", " ");
        assertFalse(
                Pattern.compile("(ground|people|trades|programme)_\\w+|\\{\\w|NOT_FOUND")
                        .matcher(text)
                        .find(),
                text);
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void the_language_switch_keeps_the_page_and_its_filter(String path) throws Exception {
        String page = get(path).body();
        for (Language other : Language.values()) {
            String there = "/" + other.tag() + path.substring(3).replace("&", "&amp;");
            assertTrue(page.contains("<a href=\"" + there + "\" lang=\"" + other.tag() + "\""), there);
            assertTrue(page.contains("hreflang=\"" + other.tag() + "\" href=\"" + origin() + there + "\""), there);
        }
    }

    @Test
    void the_home_says_which_edition_it_is_and_what_is_on_air() throws Exception {
        assertTrue(get("/ar").body().contains("النسخة الثالثة"));
        assertTrue(get("/fr").body().contains("3ᵉ édition"));
        String home = get("/en").body();
        assertTrue(home.contains("Third edition"));
        assertTrue(home.contains("Digitalisation of trades: the challenge of the future"));
        assertTrue(home.contains("href=\"/en/sessions/webinar-04-cybersecurity/hall\""));
        assertTrue(home.contains("Demonstration with illustrative data"));
        assertTrue(home.contains("data-countdown"));
    }

    @Test
    void a_filter_shows_the_sessions_of_its_sector_and_day_only() throws Exception {
        assertEquals(22, sessions("/fr/programme").size());
        assertEquals(
                Set.of("official-opening", "opening-session", "webinar-01-connected-car", "webinar-02-factory-4"),
                sessions("/fr/programme?sector=MA"));
        String day = day("/fr/programme?sector=DIA", "opening-session");
        assertEquals(Set.of("opening-session"), sessions("/fr/programme?sector=DIA&day=" + day));
    }

    @Test
    void a_filter_that_finds_nothing_says_what_to_do_next() throws Exception {
        String page = get("/en/programme?sector=MGO").body();
        assertTrue(page.contains("No session matches"));
        assertTrue(page.contains("href=\"/en/programme\">Clear the filters"));
        assertTrue(get("/en/trades?sector=AE&level=BP").body().contains("No trade matches"));
    }

    @Test
    void hostile_filters_are_harmless() throws Exception {
        for (String value : List.of(
                "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "%27%20or%201=1--", "%00", "%E2%80%AE", "x".repeat(2000), "2021-13-99")) {
            for (String query : List.of("/programme?sector=", "/programme?day=", "/trades?sector=", "/trades?level=")) {
                var page = get("/fr" + query + value);
                assertEquals(200, page.statusCode(), query + value);
                assertFalse(page.body().contains("<script>alert"), query + value);
                assertFalse(page.body().contains("\"><script"), query + value);
                assertTrue(page.body().contains("class=\"empty\""), query + value);
            }
        }
    }

    @Test
    void a_session_shows_its_people_in_the_order_of_protocol() throws Exception {
        String page = get("/fr/sessions/opening-session").body();
        List<String> order = List.of("Agence de Développement du Digital", "(AMICA)", "(APEBI)", "(DMK)", "(SFMQ)");
        assertEquals(
                order,
                order.stream()
                        .sorted((a, b) -> page.indexOf(a) - page.indexOf(b))
                        .toList());
        assertTrue(order.stream().allMatch(page::contains));
        assertTrue(page.contains("représentant <bdi>Association « Droit &amp; Devoir »</bdi>"));
        assertEquals(1, page.split("À distance", -1).length - 1);
        assertTrue(get("/ar/sessions/opening-session").body().contains("ممثل <bdi>جمعية «حق وواجب»</bdi>"));
    }

    @Test
    void a_session_goes_into_a_calendar() throws Exception {
        var one = get("/ar/sessions/webinar-04-cybersecurity.ics");
        assertEquals(
                "text/calendar;charset=UTF-8",
                one.headers().firstValue("Content-Type").orElse(""));
        assertEquals(1, one.body().split("BEGIN:VEVENT", -1).length - 1);
        assertTrue(one.body()
                .replace("\r\n ", "")
                .contains("URL:" + origin() + "/ar/sessions/webinar-04-cybersecurity\r\n"));
        assertEquals(22, get("/fr/programme.ics").body().split("BEGIN:VEVENT", -1).length - 1);
        assertEquals(404, get("/fr/sessions/none.ics").statusCode());
    }

    @Test
    void a_trade_shows_its_skills_its_shift_and_its_sessions() throws Exception {
        String page = get("/fr/trades/automotive-diagnostics").body();
        assertTrue(page.contains("Étalonner les aides à la conduite (ADAS)"));
        assertTrue(page.contains("Réparation mécanique à vue"));
        assertTrue(page.contains("href=\"/fr/sessions/webinar-01-connected-car\""));
        String bare = get("/fr/trades/bodywork-painting").body();
        assertTrue(bare.contains("Aucune séance ne porte sur ce métier"));
        assertTrue(bare.contains("ne sont pas encore décrites"));
    }

    @Test
    void what_is_not_there_is_told_in_the_readers_language() throws Exception {
        for (String path : List.of("/nowhere", "/sessions/none", "/trades/none")) {
            var page = get("/ar" + path);
            assertEquals(404, page.statusCode(), path);
            assertTrue(page.body().contains("<html lang=\"ar\" dir=\"rtl\">"), path);
            assertTrue(page.body().contains("<h1>هذه الصفحة غير موجودة</h1>"), path);
            assertTrue(page.body().contains("العودة إلى الصفحة الرئيسية"), path);
        }
    }

    @Test
    void a_page_forbids_what_it_does_not_need() throws Exception {
        for (String path : List.of("/fr", "/fr/nowhere", "/ar/trades")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'self';"), path);
            assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("object-src 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
            assertEquals("DENY", headers.firstValue("X-Frame-Options").orElse(""), path);
            assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""), path);
            assertTrue(headers.firstValue("Permissions-Policy").orElse("").contains("camera=(self)"), path);
            assertTrue(headers.allValues("Vary").contains("Cookie"), path);
        }
        assertEquals(
                "private, no-cache",
                get("/fr").headers().firstValue("Cache-Control").orElse(""));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_first_page_weighs_at_most_150_kilobytes(Language language) throws Exception {
        var page = send("/" + language.tag(), "gzip");
        String html = get("/" + language.tag()).body();
        int weight = page.body().length;
        Set<String> assets = found(html, "(?:href|src)=\"(/assets/[^\"]+)\"");
        assertTrue(assets.stream().anyMatch(asset -> asset.endsWith(".css")), html);
        for (String asset : assets) {
            var sent = send(asset, "gzip");
            assertEquals(200, sent.statusCode(), asset);
            assertTrue(sent.headers().firstValue("Cache-Control").orElse("").contains("immutable"), asset);
            weight += sent.body().length;
            if (asset.endsWith(".css")) {
                assertTrue(sent.body().length < 20 * 1024, "the style sheet: " + sent.body().length);
                for (String font : found(get(asset).body(), "url\\(\"?\\.?/?([^\")]+\\.woff2)\"?\\)")) {
                    var file = send("/assets/" + font, "gzip");
                    assertEquals(200, file.statusCode(), font);
                    weight += file.body().length;
                }
            }
        }
        assertTrue(weight > 50 * 1024, "the fonts are counted: " + weight);
        assertTrue(weight <= FIRST_PAGE, "the first page weighs " + weight);
    }

    static Stream<Language> languages() {
        return Stream.of(Language.values());
    }

    private Set<String> sessions(String path) throws Exception {
        return found(get(path).body(), "<h3><a href=\"/fr/sessions/([^\"]+)\"");
    }

    private String day(String path, String session) throws Exception {
        String page = get(path).body();
        int at = page.indexOf("/sessions/" + session);
        int heading = page.lastIndexOf("id=\"day-", at);
        return page.substring(heading + 8, heading + 18);
    }

    private static Set<String> found(String text, String pattern) {
        var found = new LinkedHashSet<String>();
        var matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private String origin() {
        return site.getScheme() + "://" + site.getAuthority();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> send(String path, String encoding) throws Exception {
        return browser.send(
                request(path).header("Accept-Encoding", encoding).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
    }
}
