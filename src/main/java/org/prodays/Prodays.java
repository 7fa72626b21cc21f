package org.prodays;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.prodays.ground.StartFailure;

/** Where the program begins: the command line. */
@QuarkusMain
public final class Prodays {

    private static final String HELP = """
            Prodays runs an institution's professional days, fully digital.

              run            start the program (this is also what happens without a command)
              import FILE    load an edition (docs/edition-file.md), all or nothing
              enter WHO …    print a fresh personal link for each: a role (organiser, moderator, professional,
                             trainee, coordinator, rapporteur) or one person, by key
              --version      print the version
              --help         print this

            Settings are environment variables; docs/settings.md lists them.
            """;

    private Prodays() {}

    public static void main(String... args) {
        speakUtf8();
        try {
            start(List.of(args));
        } catch (StartFailure failure) {
            System.err.println("prodays: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void start(List<String> words) {
        var command = words.isEmpty() ? "run" : words.getFirst();
        int arguments = Math.max(0, words.size() - 1);
        switch (command) {
            case "run" -> {
                require(arguments == 0, "run takes nothing else");
                Launch.run();
            }
            // only ./prodays dev says it
            case "dev" -> DevLaunch.run();
            case "import" -> {
                require(arguments == 1, "import takes one file");
                Launch.visit(ImportCommand.class, words.subList(1, 2));
            }
            case "enter" -> {
                require(arguments > 0, "enter takes roles or persons' keys");
                Launch.visit(EnterCommand.class, words.subList(1, words.size()));
            }
            case "--version" -> System.out.println("prodays " + version());
            case "--help", "-h", "help" -> System.out.print(HELP);
            default -> throw new StartFailure("there is no command " + command + "; --help lists them.");
        }
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new StartFailure(otherwise + "; --help lists the commands.");
        }
    }

    private static String version() {
        var version = Prodays.class.getPackage().getImplementationVersion();
        return version == null ? "(from its sources)" : version;
    }

    /** The links and names are in three languages, whatever the machine's locale is. */
    private static void speakUtf8() {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }
}
