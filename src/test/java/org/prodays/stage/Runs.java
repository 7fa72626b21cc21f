package org.prodays.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.prodays.formats.RenditionName;

/** The recorded runs of the broadcast {@code b}, each with its renditions. */
final class Runs {

    private static final Pattern SEGMENT = Pattern.compile("S \\d+ (\\d+) .*");

    private Runs() {}

    static List<String> of(Path folder) throws IOException {
        var runs = new ArrayList<String>();
        for (String line : Files.readAllLines(folder.resolve("b/index"))) {
            var segment = SEGMENT.matcher(line);
            if (segment.matches()) {
                runs.add(segment.group(1)
                        + Arrays.stream(RenditionName.values())
                                .map(name -> " " + name)
                                .filter(line::contains)
                                .reduce("", String::concat));
            }
        }
        return runs.stream().distinct().toList();
    }
}
