package org.prodays;

import java.util.Locale;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** A way in for one person, for one use. */
record PersonalLink(Role role, String person, String url) {

    static PersonalLink fresh(People people, Person person, String address) {
        return new PersonalLink(person.role(), person.key(), address + "/fr/enter/" + people.issueCode(person.key()));
    }

    String roleName() {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
