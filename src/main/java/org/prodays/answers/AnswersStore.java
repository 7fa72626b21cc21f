package org.prodays.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.LocalizedColumns;

/** The rows of schema {@code answers}. */
final class AnswersStore {

    private static final String ANSWER = """
            select a.*, exists (select from answers.publication p where p.question = a.question) as published,
                array(select t.trade from answers.answer_trade t where t.question = a.question order by t.trade) as trades,
                array(select c.trade || ' ' || c.competency from answers.answer_competency c
                    where c.question = a.question order by c.trade, c.competency) as skills
            from answers.answer a
            """;
    private static final String IN_ORDER = " order by coalesce(a.on_air_at, a.answered_at), a.question";

    /** Keeps a draft with its trades; one that is known already stays as it is. */
    void keep(Handle handle, Answer answer) {
        var written = answer.written();
        boolean fresh = handle.createUpdate("""
                                insert into answers.answer
                                    (question, session, text, language, on_air_at, answered_at, votes, reply, reply_language)
                                values (:question, :session, :text, :language, :aired, :answered, :votes, :reply, :in)
                                on conflict (question) do nothing
                                """)
                        .bind("question", answer.question())
                        .bind("session", answer.session())
                        .bind("text", answer.text())
                        .bind("language", answer.language().name())
                        .bind("aired", at(answer.onAirAt()))
                        .bind("answered", at(answer.answeredAt()))
                        .bind("votes", answer.votes())
                        .bind("reply", written == null ? null : written.text())
                        .bind("in", written == null ? null : written.language().name())
                        .execute()
                == 1;
        if (fresh) {
            answer.capture().trades().forEach(trade -> addTrade(handle, answer.question(), trade));
        }
    }

    /** Words a written answer anew; true when that changed it. */
    boolean reword(Handle handle, UUID question, Answer.Written written) {
        return handle.createUpdate("""
                                update answers.answer set reply = :reply, reply_language = :in, version = version + 1
                                where question = :question and (reply, reply_language) is distinct from (:reply, :in)
                                """)
                        .bind("question", question)
                        .bind("reply", written.text())
                        .bind("in", written.language().name())
                        .execute()
                == 1;
    }

    void remove(Handle handle, UUID question) {
        handle.createUpdate("delete from answers.answer where question = :question")
                .bind("question", question)
                .execute();
    }

    /** The published answers on a trade, in the order in which they were given. */
    List<Answer> ofTrade(Handle handle, String trade) {
        return handle.createQuery(ANSWER + """
                         where exists (select from answers.answer_trade t where t.question = a.question and t.trade = :trade)
                            and exists (select from answers.publication p where p.question = a.question)
                        """ + IN_ORDER)
                .bind("trade", trade)
                .map((row, context) -> answer(row))
                .list();
    }

    /** All published answers, the newest first. */
    List<Answer> published(Handle handle) {
        return handle.createQuery(ANSWER + """
                         where exists (select from answers.publication p where p.question = a.question)
                        order by a.answered_at desc, a.question
                        """)
                .map((row, context) -> answer(row))
                .list();
    }

    /** All answers of a session, drafts too, in the order in which they were given. */
    List<Answer> ofSession(Handle handle, UUID session) {
        return handle.createQuery(ANSWER + " where a.session = :session" + IN_ORDER)
                .bind("session", session)
                .map((row, context) -> answer(row))
                .list();
    }

    Optional<Answer> answer(Handle handle, UUID question) {
        return handle.createQuery(ANSWER + " where a.question = :question")
                .bind("question", question)
                .map((row, context) -> answer(row))
                .findOne();
    }

    /** Keeps what a moderator has made of an answer; false when it is not the one of this version any more. */
    boolean capture(Handle handle, UUID question, int version, Capture capture) {
        Capture.@Nullable Clip clip = capture.clip();
        var update = handle.createUpdate("""
                        update answers.answer
                        set clip_from = :from, clip_until = :until, gist_ar = :gist_ar, gist_fr = :gist_fr, gist_en = :gist_en,
                            version = version + 1
                        where question = :question and version = :version
                        """)
                .bind("question", question)
                .bind("version", version)
                .bind("from", clip == null ? null : clip.from())
                .bind("until", clip == null ? null : clip.until());
        if (LocalizedColumns.bind(update, "gist", capture.gist()).execute() != 1) {
            return false;
        }
        // its competencies go with the trades
        handle.createUpdate("delete from answers.answer_trade where question = :question")
                .bind("question", question)
                .execute();
        capture.trades().forEach(trade -> addTrade(handle, question, trade));
        capture.skills().forEach(skill -> addSkill(handle, question, skill));
        return true;
    }

    void publish(Handle handle, UUID question, UUID publisher, Instant now) {
        handle.createUpdate("""
                        insert into answers.publication (question, publisher, published_at) values (:question, :publisher, :now)
                        on conflict do nothing
                        """)
                .bind("question", question)
                .bind("publisher", publisher)
                .bind("now", at(now))
                .execute();
    }

    void withdraw(Handle handle, UUID question) {
        handle.createUpdate("delete from answers.publication where question = :question")
                .bind("question", question)
                .execute();
    }

    private static void addTrade(Handle handle, UUID question, String trade) {
        handle.createUpdate("insert into answers.answer_trade (question, trade) values (:question, :trade)")
                .bind("question", question)
                .bind("trade", trade)
                .execute();
    }

    private static void addSkill(Handle handle, UUID question, Capture.Skill skill) {
        handle.createUpdate("""
                        insert into answers.answer_competency (question, trade, competency)
                        values (:question, :trade, :competency)
                        """)
                .bind("question", question)
                .bind("trade", skill.trade())
                .bind("competency", skill.competency())
                .execute();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime aired = row.getObject("on_air_at", OffsetDateTime.class);
        @Nullable String reply = row.getString("reply");
        return new Answer(
                row.getObject("question", UUID.class),
                row.getObject("session", UUID.class),
                row.getString("text"),
                Language.valueOf(row.getString("language")),
                aired == null ? null : aired.toInstant(),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                row.getInt("votes"),
                reply == null ? null : new Answer.Written(reply, Language.valueOf(row.getString("reply_language"))),
                capture(row),
                row.getBoolean("published"),
                row.getInt("version"));
    }

    private static Capture capture(ResultSet row) throws SQLException {
        double from = row.getDouble("clip_from");
        Capture.@Nullable Clip clip = row.wasNull() ? null : new Capture.Clip(from, row.getDouble("clip_until"));
        return new Capture(
                clip,
                List.of((String[]) row.getArray("trades").getArray()),
                Stream.of((String[]) row.getArray("skills").getArray())
                        .map(AnswersStore::skill)
                        .toList(),
                LocalizedColumns.read(row, "gist"));
    }

    /** Keys have no spaces. */
    private static Capture.Skill skill(String keys) {
        int space = keys.indexOf(' ');
        return new Capture.Skill(keys.substring(0, space), keys.substring(space + 1));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
