package org.prodays.ground;

import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.config.JdbiConfig;

/** Which kinds of news were told in the transaction of a handle; each handle has its own. */
public final class Told implements JdbiConfig<Told> {

    private final Set<Class<? extends News>> kinds = new HashSet<>();

    Set<Class<? extends News>> kinds() {
        return kinds;
    }

    @Override
    public Told createCopy() {
        return new Told();
    }
}
