package org.prodays.ground;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a change asked for by another site's page: a request that is not GET, HEAD or OPTIONS must come with an {@code Origin}
 * (RFC 6454, section 7) that is our own host. With the cookie's {@code SameSite=Lax} this is the protection against forged requests.
 */
@Provider
public final class SameOrigin implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod()) && !allows(host(request), request.getHeaderString("Origin"))) {
            throw new Refusal(403, "ground_refusal_other_site");
        }
    }

    /** The host that was asked for: a header in HTTP/1.1, {@code :authority} in HTTP/2 (RFC 9113, section 8.3.1). */
    private static @Nullable String host(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.HOST);
        return header != null ? header : request.getUriInfo().getRequestUri().getRawAuthority();
    }

    /** Whether a page of {@code origin} may act on {@code host}; also the rule for WebSocket handshakes. */
    public static boolean allows(@Nullable String host, @Nullable String origin) {
        if (host == null || origin == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
