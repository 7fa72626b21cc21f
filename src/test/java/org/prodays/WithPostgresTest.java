package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithPostgres
class WithPostgresTest {

    @Inject
    DataSource database;

    @Test
    void the_application_of_a_test_has_a_real_database_of_its_own() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT current_database() || ' ' || current_user")) {
            answer.next();
            assertEquals("prodays prodays", answer.getString(1));
        }
    }
}
