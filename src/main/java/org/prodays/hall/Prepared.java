package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Localized;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** The questions of a session as pages show them before it begins, read anew for each. */
@ApplicationScoped
class Prepared {

    /** So many of the most wanted are on a page. */
    static final int MOST = 30;

    private final QuestionStore questions = new QuestionStore();
    private final VoteStore votes = new VoteStore();
    private final Database database;
    private final People people;

    Prepared(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /** The most wanted that everybody sees. */
    List<PreparedQuestion> of(Session session, @Nullable Person reader) {
        Set<UUID> voted =
                reader == null ? Set.of() : database.read(handle -> votes.votedFor(handle, session.id(), reader.id()));
        return database.read(handle -> questions.all(handle, session.id())).stream()
                .filter(question -> question.state().open())
                .sorted(Comparator.comparingInt(Question::votes).reversed().thenComparing(Question::askedAt))
                .limit(MOST)
                .map(question -> new PreparedQuestion(
                        shown(question),
                        voted.contains(question.id()),
                        reader != null && question.asker().equals(reader.id())))
                .toList();
    }

    /** Those of these ids, in their order. */
    List<PreparedQuestion> of(Session session, Collection<UUID> ids, Person reader) {
        Set<UUID> voted = database.read(handle -> votes.votedFor(handle, session.id(), reader.id()));
        return ids.stream()
                .flatMap(id -> database.read(handle -> questions.question(handle, id)).stream())
                .map(question -> new PreparedQuestion(
                        shown(question),
                        voted.contains(question.id()),
                        question.asker().equals(reader.id())))
                .toList();
    }

    /** What the person has asked in the session. */
    List<OwnQuestion> ownOf(Session session, Person person) {
        return database.read(handle -> questions.askedBy(handle, person.id())).stream()
                .filter(question -> question.session().equals(session.id()))
                .map(OwnQuestion::of)
                .toList();
    }

    private ShownQuestion shown(Question question) {
        @Nullable
        Localized asker = question.asked().named()
                ? people.person(question.asker()).map(Person::name).orElse(null)
                : null;
        return ShownQuestion.of(question, asker, null);
    }
}
