package org.prodays.audience;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.prodays.ground.SameOrigin;

/** Lets only pages of this site open the sockets of audiences: a browser sends the cookie along for any page. */
@ApplicationScoped
class AudienceDoor implements HttpUpgradeCheck {

    private static final int FORBIDDEN = 403;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        return SameOrigin.allows(request.getHeader("Host"), request.getHeader("Origin"))
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(FORBIDDEN);
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.startsWith(Lines.ENDPOINT);
    }
}
