package org.prodays.hall;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.prodays.audience.AudienceWays;
import org.prodays.audience.Caller;
import org.prodays.ground.Language;
import org.prodays.people.Visitor;

/** What an address says of its reader: her language, and up to where she knows. */
public record Known(
        @QueryParam("language") @DefaultValue("fr") String language,
        @QueryParam("epoch") @DefaultValue("") String epoch,
        @QueryParam("offset") @DefaultValue("-1") long offset) {

    Caller caller(Visitor visitor) {
        return new Caller(visitor.person().orElse(null), Language.of(language).orElse(Language.FR));
    }

    AudienceWays.Coming coming(Visitor visitor) {
        return new AudienceWays.Coming(caller(visitor), epoch, offset);
    }

    static Response response(AudienceWays.Answer answer) {
        return Response.status(answer.status())
                .header(HttpHeaders.RETRY_AFTER, answer.retryAfter())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answer.json())
                .build();
    }
}
