package org.prodays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The edition file of the browser's tests: one webinar, which is due now, wherever on the clock that is. */
public final class HeldEdition {

    public static final String SESSION = "held-webinar";
    static final String TRADE = "welder";

    static final int TRAINEES = 8;

    private HeldEdition() {}

    /** Writes the file, with {@value #TRAINEES} trainees. */
    static Path write(Path folder) throws IOException {
        return write(folder, TRAINEES);
    }

    /** Writes the file; its zone is the one in which it is noon, so that no webinar crosses midnight. */
    static Path write(Path folder, int trainees) throws IOException {
        Instant now = Clock.systemUTC().instant();
        int ahead = 12 - now.atOffset(ZoneOffset.UTC).getHour();
        LocalDateTime from =
                LocalDateTime.ofInstant(now, ZoneOffset.ofHours(ahead)).withMinute(0);
        // in the names of these zones the sign is turned round (IANA tzdb, etcetera)
        String zone = ahead == 0 ? "Etc/UTC" : "Etc/GMT%+d".formatted(-ahead);
        var time = DateTimeFormatter.ofPattern("HH:mm");
        String text = """
                prodays-edition: 1
                edition:
                  number: 7
                  brand: { ar: الأيام المهنية, fr: Pro’days, en: Pro’days }
                  organiser: { ar: المؤسسة, fr: L’institution, en: The institution }
                  theme: { ar: مهن الغد, fr: Les métiers de demain, en: Tomorrow’s trades }
                  opens-on: %1$s
                  begins: %1$s
                  ends: %1$s
                  zone: %2$s
                sectors:
                  - { code: GM, name: { ar: الهندسة الميكانيكية, fr: Génie mécanique, en: Mechanical engineering } }
                trades:
                  - key: welder
                    sector: GM
                    level: Q
                    name: { ar: لحام, fr: Soudeur, en: Welder }
                people:
                  - { key: organiser-1, role: organiser, invented: true, name: { ar: المنظم 1, fr: Organisateur 1, en: Organiser 1 } }
                  - { key: moderator-1, role: moderator, invented: true, name: { ar: المسير 1, fr: Modérateur 1, en: Moderator 1 } }
                  - { key: professional-1, role: professional, invented: true, name: { ar: مهنية 1, fr: Professionnelle 1, en: Professional 1 } }
                %5$s
                sessions:
                  - key: held-webinar
                    kind: webinar
                    title: { ar: اللحام غدا, fr: Souder demain, en: Welding tomorrow }
                    date: %1$s
                    from: "%3$s"
                    until: "%4$s"
                    sectors: [GM]
                    trades: [welder]
                    participations:
                      - part: speaker
                        person: professional-1
                        presence: remote
                        invented: true
                        function: { ar: رئيسة ورشة, fr: Cheffe d’atelier, en: Head of a workshop }
                        organisation: { ar: مقاولة, fr: Une entreprise, en: A company }
                """.formatted(
                from.toLocalDate(), zone, time.format(from), time.format(from.plusHours(2)), trainees(trainees));
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("held-edition.yml"), text);
    }

    /** The keys of all who take part, with so many trainees. */
    static List<String> people(int trainees) {
        return Stream.concat(
                        Stream.of("moderator-1", "professional-1"),
                        IntStream.rangeClosed(1, trainees).mapToObj(n -> "trainee-" + n))
                .toList();
    }

    private static String trainees(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(n -> "  - { key: trainee-%1$d, role: trainee, invented: true,".formatted(n)
                        + " name: { ar: متدرب %1$d, fr: Stagiaire %1$d, en: Trainee %1$d } }".formatted(n))
                .collect(Collectors.joining("\n"));
    }
}
