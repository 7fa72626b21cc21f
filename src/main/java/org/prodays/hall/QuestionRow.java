package org.prodays.hall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;

/** How a question is read from its row. */
final class QuestionRow {

    private QuestionRow() {}

    static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getObject("id", UUID.class),
                row.getObject("session", UUID.class),
                asked(row),
                standing(row),
                row.getInt("votes"),
                List.of((UUID[]) row.getArray("near").getArray()),
                row.getString("act_kind") == null
                        ? null
                        : new Question.LastAct(row.getLong("act"), row.getString("act_kind")));
    }

    static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("asker", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("named"),
                row.getString("trade"));
    }

    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                Standing.State.valueOf(row.getString("state")),
                row.getString("text"),
                Language.valueOf(row.getString("language")),
                row.getString("original"),
                row.getObject("merged_into", UUID.class),
                instant(row, "on_air_at"),
                instant(row, "answered_at"),
                declined(row),
                reply(row));
    }

    private static @Nullable Declined declined(ResultSet row) throws SQLException {
        @Nullable String reason = row.getString("declined_for");
        return reason == null ? null : new Declined(Declined.Reason.valueOf(reason), row.getString("declined_words"));
    }

    private static @Nullable Reply reply(ResultSet row) throws SQLException {
        @Nullable String words = row.getString("reply");
        return words == null
                ? null
                : new Reply(
                        words, Language.valueOf(row.getString("reply_language")), row.getObject("replier", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
