package org.prodays.hall;

import java.util.UUID;

/** What can have changed in a hall and is then read anew. */
sealed interface Change {

    /** The session, its screen, or all there is. */
    record Whole() implements Change {}

    record OfQuestion(UUID id) implements Change {}

    /** The view of one part. */
    record OfPart(String name) implements Change {}

    /** Lines were said or taken back, and wait to be told. */
    record Lines() implements Change {}
}
