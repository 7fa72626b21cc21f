package org.prodays.audience;

import io.netty.channel.Channel;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodays.ground.SameOrigin;
import org.prodays.people.Person;
import org.prodays.people.Visitor;

/**
 * The handshake of audiences' sockets. Lets in only pages of this site, as a browser sends the cookie along for any page, and only as many as
 * there is room for; finds out who comes; agrees on permessage-deflate without context (RFC 7692, section 7.1.1); keeps hold of the channel,
 * and drops the headers that nobody asks for any more, which would stay as long as the connection.
 */
@ApplicationScoped
class AudienceDoor implements HttpUpgradeCheck {

    static final UserData.TypedKey<AudienceInflow> INFLOW = new UserData.TypedKey<>("audience-inflow");
    static final UserData.TypedKey<Person> PERSON = new UserData.TypedKey<>("audience-person");

    /** How addresses are written here. Others that are led to the same place have no end, and each would have its own count of places. */
    private static final Pattern ADDRESS = Pattern.compile("(/[a-z0-9-]+)+");

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FULL = 503;
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String DEFLATE = "permessage-deflate";
    private static final List<String> AGREED =
            List.of(DEFLATE + "; server_no_context_takeover; client_no_context_takeover");

    /** Parameters of an offer that ask nothing of us which every deflated message does not have. */
    private static final Set<String> EASY =
            Set.of("client_max_window_bits", "server_no_context_takeover", "client_no_context_takeover");

    private final Lines lines;
    private final Clock clock;

    AudienceDoor(Lines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.startsWith(Lines.ENDPOINT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        if (!SameOrigin.allows(request.getHeader("Host"), request.getHeader("Origin"))) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        if (!ADDRESS.matcher(request.path()).matches()) {
            return CheckResult.rejectUpgrade(NOT_FOUND);
        }
        if (lines.isFull(request.path())) {
            return CheckResult.rejectUpgrade(FULL, Map.of("Retry-After", List.of(Long.toString(Lines.RETRY_SECONDS))));
        }
        return context.securityIdentity().map(identity -> admit(context, identity));
    }

    private CheckResult admit(HttpUpgradeContext context, SecurityIdentity identity) {
        var request = context.httpRequest();
        boolean deflates = request.headers().getAll(EXTENSIONS).stream().anyMatch(AudienceDoor::offersDeflate);
        var inflow = new AudienceInflow(clock, deflates);
        AudienceUpgrade.await(channel(context), inflow);
        context.userData().put(INFLOW, inflow);
        Visitor.person(identity).ifPresent(person -> context.userData().put(PERSON, person));
        shed(request.headers());
        return deflates ? CheckResult.permitUpgradeSync(Map.of(EXTENSIONS, AGREED)) : CheckResult.permitUpgradeSync();
    }

    private static Channel channel(HttpUpgradeContext context) {
        return ((ConnectionBase) context.httpRequest().connection()).channel();
    }

    /** Whether one of the offers (comma-separated, section 5.1 of RFC 7692) is one we can take as it is. */
    static boolean offersDeflate(String offers) {
        for (String offer : offers.split(",", -1)) {
            String[] parts = offer.strip().split("\\s*;\\s*", -1);
            boolean easy = parts[0].equals(DEFLATE);
            for (int i = 1; easy && i < parts.length; i++) {
                easy = EASY.contains(parts[i].split("\\s*=", 2)[0]);
            }
            if (easy) {
                return true;
            }
        }
        return false;
    }

    private static void shed(MultiMap headers) {
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("accept") || lower.startsWith("sec-fetch") || lower.startsWith("sec-ch")) {
                headers.remove(name);
            }
        }
        List.of("User-Agent", "Cache-Control", "Pragma", "DNT", "Priority", "Referer", EXTENSIONS)
                .forEach(headers::remove);
    }
}
