package org.prodays;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Debian's Chromium without a window; each {@link #person} is a browser of her own. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-background-timer-throttling",
                                "--disable-renderer-backgrounding",
                                "--disable-backgrounding-occluded-windows",
                                "--autoplay-policy=no-user-gesture-required",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream")));
    }

    /** A page of someone whose browser speaks {@code language}, {@code width} pixels wide. */
    public Page person(String language, int width) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, width < 600 ? 780 : 860)
                .setPermissions(List.of("camera", "microphone")));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                said.add(language + " " + page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> said.add(language + " " + page.url() + ": " + error));
        return page;
    }

    /** A page into which a test may put scripts of its own, whatever its policy says. */
    public Page unguarded() {
        return browser.newContext(new Browser.NewContextOptions().setBypassCSP(true))
                .newPage();
    }

    /** Keeps what everyone saw, and what their consoles said, for whoever looks into a failure. */
    public void keep(Path folder) {
        int number = 0;
        for (BrowserContext context : browser.contexts()) {
            for (Page page : context.pages()) {
                page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("page-" + number++ + ".png")));
            }
        }
        System.out.println("what everyone saw is in " + folder + "; their consoles said: " + said);
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium; install it: apt-get install chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
