package org.prodays.people;

/** What a person may do. The names of {@link Names} stand in {@code @RolesAllowed}. */
public enum Role {
    ORGANISER,
    MODERATOR,
    PROFESSIONAL,
    TRAINEE;

    /** The roles as the constants that annotations need. */
    public static final class Names {
        public static final String ORGANISER = "ORGANISER";
        public static final String MODERATOR = "MODERATOR";
        public static final String PROFESSIONAL = "PROFESSIONAL";
        public static final String TRAINEE = "TRAINEE";

        private Names() {}
    }
}
