package org.prodays.people;

/** What a person may do. The names of {@link Names} stand in {@code @RolesAllowed}. */
public enum Role {
    ORGANISER,
    MODERATOR,
    PROFESSIONAL,
    TRAINEE,
    /** Brings the trainees of an establishment together before one screen. */
    COORDINATOR,
    /** Writes down what was answered in the sessions whose programme names her its rapporteur; anyone named so may. */
    RAPPORTEUR;

    /** The roles as the constants that annotations need. */
    public static final class Names {
        /** Everybody who is signed in (Jakarta Annotations 3.0, section 2.12). */
        public static final String SIGNED_IN = "**";

        public static final String ORGANISER = "ORGANISER";
        public static final String MODERATOR = "MODERATOR";
        public static final String PROFESSIONAL = "PROFESSIONAL";
        public static final String TRAINEE = "TRAINEE";
        public static final String COORDINATOR = "COORDINATOR";
        public static final String RAPPORTEUR = "RAPPORTEUR";

        private Names() {}
    }
}
