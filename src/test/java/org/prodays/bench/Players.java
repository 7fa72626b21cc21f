package org.prodays.bench;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.prodays.Chromium;

/** hls.js in Chromium with several addresses at once, on one page of the program's own host. */
public final class Players implements AutoCloseable {

    private static final Path HLS = Path.of("node_modules", "hls.js", "dist", "hls.min.js");
    private static final Path SCRIPT = Path.of("src", "test", "resources", "players.js");

    private final Chromium chromium = new Chromium();
    private final Page page;

    /**
     * What became of one player.
     *
     * @param stalls how often it stood still for half a second or more
     * @param stalled seconds of these
     * @param played seconds of the recording that were shown
     * @param errors what ended it
     */
    public record Played(String name, long stalls, double stalled, double played, List<?> errors) {}

    /** Opens all; {@code host} is any address of the program. */
    public Players(URI host, List<URI> playlists) {
        page = chromium.unguarded();
        page.navigate(host.resolve("/fr").toString());
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(HLS));
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(SCRIPT));
        playlists.forEach(playlist -> page.evaluate("url => window.players.open(url)", playlist.toString()));
    }

    /** Waits until all play. */
    public void awaitMoving() {
        page.waitForFunction("() => [...document.querySelectorAll('video')].every(one => one.currentTime > 0"
                + " && one.readyState > 2)");
    }

    public List<Played> watch(double seconds) {
        var told = (List<?>) page.evaluate("ms => window.players.watch(ms)", seconds * 1000);
        return told.stream().map(one -> played((Map<?, ?>) one)).toList();
    }

    private static Played played(Map<?, ?> told) {
        return new Played(
                String.valueOf(told.get("url")).replaceAll(".*/|\\.m3u8", ""),
                (long) number(told, "stalls"),
                number(told, "stalled"),
                number(told, "played"),
                told.get("errors") instanceof List<?> errors ? errors : List.of());
    }

    private static double number(Map<?, ?> told, String name) {
        return told.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public void close() {
        chromium.close();
    }
}
