package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;

@QuarkusTest
@WithPostgres
class EditionImportTest {
    @Inject
    Programme programme;

    @Test
    void the_demo_is_there() {
        assertEquals(22, programme.sessions().size());
        assertEquals(1, programme.onAir().size());
    }
}
