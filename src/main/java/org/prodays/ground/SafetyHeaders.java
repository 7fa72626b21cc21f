package org.prodays.ground;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * What each answer tells the browser to forbid. Nothing may come from another host, nothing inline may run; {@code blob:} is for the
 * player (Media Source Extensions) and its worker. Sockets are named by host, since older browsers do not count them to {@code 'self'}.
 */
@Provider
final class SafetyHeaders implements ContainerResponseFilter {

    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " connect-src 'self'";
    private static final String WEB_ASSEMBLY = "; script-src 'self' 'wasm-unsafe-eval'";
    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), display-capture=(self), autoplay=(self),"
                    + " fullscreen=(self), geolocation=(), payment=(), usb=()";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putIfAbsent("X-Content-Type-Options", list("nosniff"));
        headers.putIfAbsent("Referrer-Policy", list("same-origin"));
        if (mayBePage(response)) {
            String host = request.getUriInfo().getRequestUri().getRawAuthority();
            String scripts = request.getProperty(WebAssemblyFilter.ALLOWED) == null ? "" : WEB_ASSEMBLY;
            headers.putIfAbsent("Content-Security-Policy", list(POLICY + " ws://" + host + " wss://" + host + scripts));
            headers.putIfAbsent("X-Frame-Options", list("DENY"));
            headers.putIfAbsent("Permissions-Policy", list(PERMISSIONS));
            headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, list("private, no-cache"));
            headers.add(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
    }

    /** A template's type is often settled only after this. */
    private static boolean mayBePage(ContainerResponseContext response) {
        var type = response.getMediaType();
        return type == null ? response.hasEntity() : type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    private static List<Object> list(String value) {
        return List.of(value);
    }
}
