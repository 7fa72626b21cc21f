package org.prodays.programme;

import java.util.List;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

/** An edition file that is not loaded, with all that is wrong with it, by line. Nothing of it has been kept. */
public final class EditionFaults extends RuntimeException {

    private final transient List<EditionFault> faults;

    EditionFaults(List<EditionFault> faults) {
        super(lines(faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** By line and column; at most {@value Faults#MOST}. */
    public List<EditionFault> faults() {
        return faults;
    }

    /** The faults in a reader's language, one a line: {@code line:column  path: what is wrong}. */
    public List<String> told(Language language) {
        return faults.stream().map(fault -> told(language, fault)).toList();
    }

    private static String told(Language language, EditionFault fault) {
        return "%d:%d  %s%s"
                .formatted(
                        fault.line(),
                        fault.column(),
                        fault.path().isEmpty() ? "" : fault.path() + ": ",
                        Texts.say(language, fault.reason(), fault.details()));
    }

    private static String lines(List<EditionFault> faults) {
        var lines = new StringBuilder("the edition file has faults");
        faults.forEach(fault -> lines.append('\n').append(told(Language.EN, fault)));
        return lines.toString();
    }
}
