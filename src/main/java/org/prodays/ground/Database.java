package org.prodays.ground;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The way to PostgreSQL. What {@link #write} returns has been committed: only then may anyone be told. A store's methods take the
 * {@link Handle} so that several rooms can act in one transaction.
 */
@ApplicationScoped
public class Database {

    private final Jdbi jdbi;

    public Database(AgroalDataSource source) {
        this.jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
    }

    /** Runs {@code work} with a connection of its own, statement by statement. */
    public <T extends @Nullable Object> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /** Runs {@code work} in one transaction; rolled back when it throws. */
    public <T extends @Nullable Object> T write(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /** As {@link #write}, for work without a result. */
    public void change(Consumer<Handle> work) {
        jdbi.useTransaction(work::accept);
    }
}
