package org.prodays.hall;

import org.jdbi.v3.core.Handle;

/** The question box: what is put in is a question with its asker's vote, and a note of which others of its session it is like. */
final class Box {

    private final QuestionStore questions = new QuestionStore();
    private final VoteStore votes = new VoteStore();
    private final LikenessStore likeness = new LikenessStore();

    /** Keeps a new question; answers the one that its asker has already put in with the key, if there is one. */
    Question put(Handle handle, Question question, String key) {
        if (!questions.add(handle, question, key)) {
            return questions.askedWith(handle, question.asker(), key).orElseThrow();
        }
        votes.add(handle, question.id(), question.asker(), question.askedAt());
        likeness.note(handle, question.id());
        return question;
    }
}
