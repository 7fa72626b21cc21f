package org.prodays.ground;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells {@link SafetyHeaders} of a page that {@link RunsWebAssembly}. */
@Provider
@RunsWebAssembly
final class WebAssemblyFilter implements ContainerRequestFilter {

    static final String ALLOWED = "prodays.web-assembly";

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(ALLOWED, true);
    }
}
