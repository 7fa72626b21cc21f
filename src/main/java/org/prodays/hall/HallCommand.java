package org.prodays.hall;

import java.util.Set;
import java.util.function.Function;
import org.prodays.audience.Command;
import org.prodays.audience.Credit;
import org.prodays.audience.Done;
import org.prodays.people.Role;

/**
 * A command that a part takes.
 *
 * @param type its name, unique over all parts and the hall
 * @param rule who may give it and what it costs her
 * @param reading takes its fields; one that is missing or left over sends the sender away
 * @param work does it in one transaction and returns after the commit
 * @param <C> what it says, a record of the part
 */
public record HallCommand<C>(String type, Rule rule, Function<Command, C> reading, Work<C> work) {

    /** Who may give it, everybody who is signed in where there are no roles, and what it costs. */
    public record Rule(Set<Role> roles, Credit credit) {

        public static Rule everybody(Credit credit) {
            return new Rule(Set.of(), credit);
        }

        boolean lets(Role role) {
            return roles.isEmpty() || roles.contains(role);
        }
    }

    /** What is done; a wish that is not granted is a {@link org.prodays.ground.Refusal}. */
    public interface Work<C> {
        Done done(Heard heard, C command);
    }
}
