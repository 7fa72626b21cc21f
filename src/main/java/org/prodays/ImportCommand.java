package org.prodays;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.prodays.ground.Language;
import org.prodays.ground.StartFailure;
import org.prodays.programme.EditionFaults;
import org.prodays.programme.EditionImport;

/** {@code import FILE}: loads an edition and prints what changed, or all that is wrong as {@code file:line:column}. */
public final class ImportCommand implements QuarkusApplication {

    private final EditionImport editions;

    ImportCommand(EditionImport editions) {
        this.editions = editions;
    }

    @Override
    public int run(String... args) {
        var file = args[0];
        try {
            System.out.println(editions.load(Path.of(file)).told(Language.EN));
            return 0;
        } catch (EditionFaults faults) {
            faults.told(Language.EN).forEach(fault -> System.err.println(file + ":" + fault));
            return 1;
        } catch (NoSuchFileException e) {
            throw new StartFailure("there is no file " + file + ".", e);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
