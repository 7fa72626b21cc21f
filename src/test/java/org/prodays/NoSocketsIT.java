package org.prodays;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hall whose readers' networks let no WebSocket through, or nothing but plain requests. */
class NoSocketsIT {

    private static final String HALL = "/fr/sessions/" + HeldEdition.SESSION + "/hall";
    private static final String SOCKETS = "Upgrade: websocket";
    private static final String EVENTS = "/events?";

    @TempDir
    Path folder;

    @Test
    void who_has_no_socket_asks_votes_and_reads_as_everybody_does() throws Exception {
        Webinar.tell(folder, (webinar, chromium) -> {
            Page desk = webinar.openedDesk(chromium);
            Page byEvents = webinar.enter(chromium, "trainee-1", "fr", 1280);
            Page byAsking = webinar.enter(chromium, "trainee-2", "fr", 1280);
            try (var noSockets = new StrippingProxy(webinar.address(), SOCKETS);
                    var plainOnly = new StrippingProxy(webinar.address(), SOCKETS, EVENTS)) {
                byEvents.navigate(noSockets.address() + HALL);
                byAsking.navigate(plainOnly.address() + HALL);
                Webinar.ask(byEvents, "Combien gagne un soudeur ?");
                Webinar.ask(byAsking, "Faut-il un casier vierge ?");
                Webinar.act(desk, "Combien gagne un soudeur ?", "approve");
                Webinar.act(desk, "Faut-il un casier vierge ?", "approve");
                for (Page page : new Page[] {byEvents, byAsking}) {
                    Webinar.question(page, "Combien gagne un soudeur ?").waitFor();
                    Webinar.question(page, "Faut-il un casier vierge ?").waitFor();
                }
                Webinar.vote(byAsking, "Combien gagne un soudeur ?");
                Webinar.question(byEvents, "Combien gagne un soudeur ?")
                        .locator(".hall-votes")
                        .getByText("2")
                        .waitFor();
            }
        });
    }
}
