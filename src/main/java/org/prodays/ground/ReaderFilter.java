package org.prodays.ground;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Locale;

/** Learns the reader's language from the path, or from the browser where the path has none. */
@Provider
@PreMatching
final class ReaderFilter implements ContainerRequestFilter {

    private final Reader reader;

    ReaderFilter(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        int end = path.indexOf('/', 1);
        String first = path.substring(1, end < 0 ? path.length() : end);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        reader.saves("on".equalsIgnoreCase(request.getHeaderString("Save-Data")));
        Language.of(first)
                .ifPresentOrElse(
                        language -> reader.is(language, (end < 0 ? "" : path.substring(end)) + query, origin),
                        () -> reader.is(preferred(request), "", origin));
    }

    /** The first of the browser's languages that we speak (RFC 9110, section 12.5.4), else French. */
    static Language preferred(ContainerRequestContext request) {
        for (Locale wanted : request.getAcceptableLanguages()) {
            var spoken = Language.of(wanted.getLanguage());
            if (spoken.isPresent()) {
                return spoken.get();
            }
        }
        return Language.FR;
    }
}
