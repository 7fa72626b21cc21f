package org.prodays.trades;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The door of the room: what there is to learn. */
@ApplicationScoped
public class Trades {

    /** All sectors, by code. */
    public List<Sector> sectors() {
        throw new UnsupportedOperationException();
    }

    /** All trades, by sector and then in the order of the edition file. */
    public List<Trade> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<Trade> trade(String key) {
        throw new UnsupportedOperationException();
    }

    /** The trades of these keys, in the order of {@link #all}; unknown keys are left out. */
    public List<Trade> of(Collection<String> keys) {
        throw new UnsupportedOperationException();
    }
}
