package org.prodays.hall;

import java.util.UUID;
import org.prodays.ground.News;

/** News: a question that was answered is not any more; the answer was taken back at the desk. */
public record QuestionReopened(UUID question, UUID session) implements News {}
