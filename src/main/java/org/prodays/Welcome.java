package org.prodays;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.DataFolder;
import org.prodays.people.People;
import org.prodays.programme.Programme;

/** What the person who started the program reads when it is ready: where it is and how to enter. */
public final class Welcome implements QuarkusApplication {

    private static @Nullable DataFolder folder;
    private static String address = "";

    private final People people;
    private final Programme programme;

    Welcome(People people, Programme programme) {
        this.people = people;
        this.programme = programme;
    }

    static void prepare(DataFolder held, String listening) {
        folder = held;
        address = listening;
    }

    @Override
    public int run(String... args) {
        var links = PersonalLinks.ofDemonstration(people, programme, address);
        System.out.print(page(links));
        if (folder != null) {
            folder.announce(address);
            PersonalLinks.keep(folder, address, links);
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static String page(List<PersonalLink> links) {
        var page = new StringBuilder("\n  Prodays is ready:  " + address + "\n\n");
        if (links.isEmpty()) {
            page.append(
                    "  A personal link:   ./prodays enter ROLE   (organiser, moderator, professional, trainee, coordinator, rapporteur)\n");
        } else {
            page.append("  Enter as (each link is for one use; ./prodays enter ROLE makes a new one)\n\n");
            for (var link : links) {
                page.append("    %-13s %s%n".formatted(link.roleName(), link.url()));
            }
        }
        return page.append("\n  Ctrl-C stops it.\n\n").toString();
    }
}
