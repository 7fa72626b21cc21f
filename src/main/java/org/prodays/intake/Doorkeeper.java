package org.prodays.intake;

import java.net.InetAddress;
import java.util.Optional;

/** Who knows the stream keys. */
public interface Doorkeeper {

    /**
     * The place of the source whose key this is; empty when it is nobody's.
     *
     * @param from who says the key, for a limit on wrong ones
     * @throws org.prodays.ground.Refusal when the source may not come now
     */
    Optional<Place> admit(String key, InetAddress from);
}
