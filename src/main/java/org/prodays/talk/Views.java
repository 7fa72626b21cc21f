package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.prodays.people.Person;

/** What each side of a hall, and one person, sees of the talk. */
@ApplicationScoped
class Views {

    /** How many of those who report something are named. */
    private static final int MOST_NAMED = 10;

    private final Manners manners;
    private final Announcements announcements;
    private final Hands hands;
    private final Measures measures;
    private final BlockedWords words;
    private final Reports reports;
    private final Claims claims;
    private final Chat chat;
    private final Names names;

    Views(
            Manners manners,
            Announcements announcements,
            Hands hands,
            Measures measures,
            BlockedWords words,
            Reports reports,
            Claims claims,
            Chat chat,
            Names names) {
        this.manners = manners;
        this.announcements = announcements;
        this.hands = hands;
        this.measures = measures;
        this.words = words;
        this.reports = reports;
        this.claims = claims;
        this.chat = chat;
        this.names = names;
    }

    HallView hall(UUID session) {
        return new HallView(
                HallView.Setting.of(manners.of(session)),
                announcements.of(session).map(HallView.Notice::of).orElse(null),
                hands.of(session).stream()
                        .filter(hand -> hand.state() == Hand.State.CALLED)
                        .map(hand -> names.of(hand.person()).name())
                        .toList());
    }

    /** @param hall what everybody sees */
    DeskView desk(UUID session, HallView hall) {
        return new DeskView(
                hall,
                hands.of(session).stream().map(this::raised).toList(),
                measures.of(session).stream().map(this::quieted).toList(),
                words.all().stream().map(BlockedWord::word).toList(),
                reports.of(session).stream().map(this::reported).toList(),
                claimed(session));
    }

    /** From memory. */
    Own own(UUID session, UUID person) {
        return new Own(
                measures.on(session, person, Measure.Kind.MUTE)
                        .map(Measure::reason)
                        .orElse(null),
                hands.of(session, person).map(hand -> hand.state().word()).orElse(null),
                chat.heldOf(session, person).stream().map(Own.Words::of).toList());
    }

    private DeskView.Raised raised(Hand hand) {
        Person person = names.of(hand.person());
        return new DeskView.Raised(
                hand.id(), person.id(), person.name(), hand.state().word(), hand.at());
    }

    private DeskView.Quieted quieted(Measure measure) {
        Person person = names.of(measure.person());
        String kind = measure.kind().name().toLowerCase(Locale.ROOT);
        return new DeskView.Quieted(measure.id(), person.id(), person.name(), kind, measure.reason());
    }

    private DeskView.Reported reported(Report report) {
        Person author = names.of(report.author());
        return new DeskView.Reported(
                report.thing().id(),
                report.thing().kind().name().toLowerCase(Locale.ROOT),
                report.words(),
                author.id(),
                author.name(),
                report.reporters().size(),
                report.reporters().stream()
                        .limit(MOST_NAMED)
                        .map(reporter -> names.of(reporter).name())
                        .toList());
    }

    private List<DeskView.Claimed> claimed(UUID session) {
        return claims.of(session).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new DeskView.Claimed(
                        one.getKey(),
                        one.getValue().moderator().id(),
                        one.getValue().moderator().name()))
                .toList();
    }
}
