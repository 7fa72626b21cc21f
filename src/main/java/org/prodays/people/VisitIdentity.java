package org.prodays.people;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a visit's token into the person and the role; an unknown or old token is nobody, not an error. */
@ApplicationScoped
class VisitIdentity implements IdentityProvider<VisitRequest> {

    private final People people;

    VisitIdentity(People people) {
        this.people = people;
    }

    @Override
    public Class<VisitRequest> getRequestType() {
        return VisitRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(VisitRequest request, AuthenticationRequestContext context) {
        var known = people.visitorFromMemory(request.token());
        return known.isPresent()
                ? Uni.createFrom().item(identity(known.get()))
                : context.runBlocking(() -> people.visitor(request.token())
                        .map(VisitIdentity::identity)
                        .orElseGet(VisitIdentity::nobody));
    }

    private static SecurityIdentity identity(Person person) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.key()))
                .addRole(person.role().name())
                .addAttribute(Visitor.PERSON, person)
                .build();
    }

    private static SecurityIdentity nobody() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(""))
                .setAnonymous(true)
                .build();
    }
}
