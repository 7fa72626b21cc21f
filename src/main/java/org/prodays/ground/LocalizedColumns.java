package org.prodays.ground;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How {@link Localized} stands in a table: the columns {@code x_ar}, {@code x_fr} and {@code x_en}, each null where nothing is said. */
public final class LocalizedColumns {

    private LocalizedColumns() {}

    /** Binds {@code :x_ar}, {@code :x_fr} and {@code :x_en}; all three are null when {@code words} is. */
    public static <S extends SqlStatement<S>> S bind(S statement, String column, @Nullable Localized words) {
        return statement
                .bind(column + "_ar", words == null ? null : words.ar())
                .bind(column + "_fr", words == null ? null : words.fr())
                .bind(column + "_en", words == null ? null : words.en());
    }

    /** Reads a column group that may be wholly null. */
    public static @Nullable Localized read(ResultSet row, String column) throws SQLException {
        var ar = row.getString(column + "_ar");
        var fr = row.getString(column + "_fr");
        var en = row.getString(column + "_en");
        return ar == null && fr == null && en == null ? null : new Localized(ar, fr, en);
    }

    /** Reads a column group that a constraint keeps from being wholly null. */
    public static Localized require(ResultSet row, String column) throws SQLException {
        return new Localized(
                row.getString(column + "_ar"), row.getString(column + "_fr"), row.getString(column + "_en"));
    }
}
