package org.prodays.people;

/** What a person may do. The names of {@link Names} stand in {@code @RolesAllowed}. */
public enum Role {
    ORGANISER,
    MODERATOR,
    PROFESSIONAL,
    TRAINEE,
    /** Brings the trainees of an establishment together before one screen. */
    COORDINATOR;

    /** The roles as the constants that annotations need. */
    public static final class Names {
        public static final String ORGANISER = "ORGANISER";
        public static final String MODERATOR = "MODERATOR";
        public static final String PROFESSIONAL = "PROFESSIONAL";
        public static final String TRAINEE = "TRAINEE";
        public static final String COORDINATOR = "COORDINATOR";

        private Names() {}
    }
}
