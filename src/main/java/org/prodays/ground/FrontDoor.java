package org.prodays.ground;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The address without a language leads to the one the browser asks for. */
@Path("/")
public class FrontDoor {

    private final Reader reader;

    FrontDoor(Reader reader) {
        this.reader = reader;
    }

    @GET
    @PermitAll
    public Response welcome() {
        return Response.seeOther(URI.create("/" + reader.language().tag()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
