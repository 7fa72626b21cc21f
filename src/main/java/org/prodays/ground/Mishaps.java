package org.prodays.ground;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a person is told when something is refused or fails: in her language, without a trace of our insides. */
final class Mishaps {

    private static final Logger LOG = Logger.getLogger(Mishaps.class);
    private static final int RETRY_SECONDS = 5;

    private final Reader reader;

    Mishaps(Reader reader) {
        this.reader = reader;
    }

    /** The page of a mishap. */
    @CheckedTemplate(basePath = "ground")
    record Mishap(int status, String title, String message) implements TemplateInstance {}

    @ServerExceptionMapper
    public Response refused(Refusal refusal, @Context HttpHeaders headers) {
        var answer = answer(refusal.status(), Texts.say(reader.language(), refusal), headers);
        refusal.retryAfter().ifPresent(seconds -> answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds));
        return answer;
    }

    @ServerExceptionMapper({UnauthorizedException.class})
    public Response unknownPerson(@Context HttpHeaders headers) {
        return answer(401, Texts.say(reader.language(), "ground_refusal_sign_in"), headers);
    }

    @ServerExceptionMapper({ForbiddenException.class})
    public Response notAllowed(@Context HttpHeaders headers) {
        return answer(403, Texts.say(reader.language(), "ground_refusal_role"), headers);
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e, @Context HttpHeaders headers) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        String key = status == 404 || status == 405 ? "ground_refusal_not_here" : "ground_refusal_not_understood";
        return answer(status, Texts.say(reader.language(), key), headers);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, @Context HttpHeaders headers) {
        if (DatabaseAway.isCauseOf(e)) {
            LOG.warnf("the database could not be reached: %s", e.getMessage());
            var away = answer(503, Texts.say(reader.language(), "ground_refusal_database_away"), headers);
            away.getHeaders().putSingle("Retry-After", RETRY_SECONDS);
            return away;
        }
        LOG.error("an answer failed", e);
        return answer(500, Texts.say(reader.language(), "ground_refusal_our_fault"), headers);
    }

    private Response answer(int status, String message, HttpHeaders headers) {
        boolean page = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().equals("html"));
        var response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!page) {
            return response.type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Map.of("message", message))
                    .build();
        }
        String title = Texts.say(reader.language(), title(status));
        return response.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(new Mishap(status, title, message))
                .build();
    }

    private static String title(int status) {
        if (status >= 500) {
            return "ground_mishap_ours";
        }
        return status == 404 ? "ground_mishap_no_page" : "ground_mishap";
    }
}
