package org.prodays.hall;

/** What somebody has asked, in her own language and its direction ({@code rtl} or {@code ltr}); {@code id} is the question's. */
record Words(String id, String text, String language, String direction) {

    static Words of(Question question) {
        return new Words(
                question.id().toString(),
                question.text(),
                question.language().tag(),
                question.language().direction());
    }
}
