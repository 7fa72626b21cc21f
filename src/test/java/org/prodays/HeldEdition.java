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

/** The edition file of the browser's tests: one webinar, which is due now, wherever on the clock that is. */
public final class HeldEdition {

    public static final String SESSION = "held-webinar";
    /** The keys of all who take part. */
    static final List<String> PEOPLE = List.of(
            "moderator-1",
            "professional-1",
            "trainee-1",
            "trainee-2",
            "trainee-3",
            "trainee-4",
            "trainee-5",
            "trainee-6",
            "trainee-7",
            "trainee-8");

    static final String TRADE = "welder";

    private HeldEdition() {}

    /** Writes the file; its zone is the one in which it is noon, so that no webinar crosses midnight. */
    static Path write(Path folder) throws IOException {
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
                  - { key: trainee-1, role: trainee, invented: true, name: { ar: متدرب 1, fr: Stagiaire 1, en: Trainee 1 } }
                  - { key: trainee-2, role: trainee, invented: true, name: { ar: متدربة 2, fr: Stagiaire 2, en: Trainee 2 } }
                  - { key: trainee-3, role: trainee, invented: true, name: { ar: متدرب 3, fr: Stagiaire 3, en: Trainee 3 } }
                  - { key: trainee-4, role: trainee, invented: true, name: { ar: متدرب 4, fr: Stagiaire 4, en: Trainee 4 } }
                  - { key: trainee-5, role: trainee, invented: true, name: { ar: متدرب 5, fr: Stagiaire 5, en: Trainee 5 } }
                  - { key: trainee-6, role: trainee, invented: true, name: { ar: متدرب 6, fr: Stagiaire 6, en: Trainee 6 } }
                  - { key: trainee-7, role: trainee, invented: true, name: { ar: متدرب 7, fr: Stagiaire 7, en: Trainee 7 } }
                  - { key: trainee-8, role: trainee, invented: true, name: { ar: متدرب 8, fr: Stagiaire 8, en: Trainee 8 } }
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
                """.formatted(from.toLocalDate(), zone, time.format(from), time.format(from.plusHours(2)));
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("held-edition.yml"), text);
    }
}
