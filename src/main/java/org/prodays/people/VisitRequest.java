package org.prodays.people;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The wish to be known by a visit's token. */
final class VisitRequest extends BaseAuthenticationRequest {

    private final String token;

    VisitRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
