package org.prodays;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.websockets.next.WebSocket;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** The walls of the house, as {@code docs/house.md} draws them. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.prodays");

    /** Each room and the rooms it may import. */
    private static final Map<String, Set<String>> MAY_ASK = Map.ofEntries(
            room("ground"),
            room("people", "ground"),
            room("search", "ground"),
            room("trades", "ground", "people", "search"),
            room("programme", "ground", "people", "search", "trades"),
            room("attendance", "ground", "people", "trades", "programme"),
            room("formats"),
            room("sandbox"),
            room("recordings", "formats", "sandbox"),
            room("captions", "formats", "recordings"),
            room("media", "formats", "recordings", "captions"),
            room("intake", "ground", "formats", "sandbox"),
            room("stage", "ground", "people", "trades", "programme", "formats", "recordings", "captions", "media"),
            room(
                    "encoders",
                    "ground",
                    "people",
                    "trades",
                    "programme",
                    "formats",
                    "sandbox",
                    "media",
                    "intake",
                    "stage"),
            room(
                    "captioning",
                    "ground",
                    "people",
                    "trades",
                    "programme",
                    "formats",
                    "sandbox",
                    "captions",
                    "media",
                    "stage"),
            room("audience", "ground", "people"),
            room(
                    "hall",
                    "ground",
                    "people",
                    "trades",
                    "programme",
                    "attendance",
                    "recordings",
                    "captions",
                    "media",
                    "stage",
                    "audience"),
            room("slides", "ground", "people", "programme", "sandbox", "media", "stage", "hall"),
            room("polls", "ground", "people", "trades", "programme", "attendance", "audience", "hall"),
            room("talk", "ground", "people", "trades", "programme", "audience", "hall"),
            room(
                    "answers",
                    "ground",
                    "people",
                    "search",
                    "trades",
                    "programme",
                    "attendance",
                    "media",
                    "stage",
                    "audience",
                    "hall"));

    private static final List<Class<? extends Annotation>> WHO_MAY_CALL =
            List.of(PermitAll.class, RolesAllowed.class, DenyAll.class);

    @Test
    void an_earlier_room_never_imports_a_later_one() {
        MAY_ASK.forEach((room, earlier) -> {
            String[] others = MAY_ASK.keySet().stream()
                    .filter(other -> !other.equals(room) && !earlier.contains(other))
                    .map(other -> "org.prodays." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.prodays." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("asking goes back along the arrow, news goes forward through the outbox")
                    .check(HOUSE);
        });
    }

    @Test
    void every_room_is_on_the_plan_and_flat() {
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(
                                Stream.of("org.prodays"),
                                MAY_ASK.keySet().stream().map(room -> "org.prodays." + room))
                        .toArray(String[]::new))
                .because("a room is one flat package, and HouseTest lists each")
                .check(HOUSE);
    }

    @Test
    void there_is_no_circle() {
        slices().matching("org.prodays.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void every_http_method_is_public_and_says_who_may_call_it() {
        methods()
                .that(areHttpMethods())
                .should()
                .bePublic()
                .andShould(sayWhoMayCall())
                .because("the framework silently drops a method that is not public, and nothing is open by oversight")
                .check(HOUSE);
    }

    @Test
    void every_socket_says_who_may_open_it() {
        classes()
                .that()
                .areAnnotatedWith(WebSocket.class)
                .should(new ArchCondition<>("say who may open it") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean says = WHO_MAY_CALL.stream().anyMatch(type::isAnnotatedWith);
                        events.add(new SimpleConditionEvent(type, says, type.getName() + " says nobody"));
                    }
                })
                .check(HOUSE);
    }

    @Test
    void reactive_types_stay_in_the_audience_the_delivery_and_the_frameworks_seams() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        "org\\.prodays\\.(audience\\.(Audience.*|Frame|Gathering)|media\\.(MediaRoutes|Ranged|Held|Shared|Slow|Sender|OpenFiles|Sendfile|Express).*"
                                + "|ground\\.SlowRequests.*|encoders\\.IngestRoutes.*|people\\.Visit(Mechanism|Identity).*)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "io.smallrye.mutiny..")
                .because("Quarkus 4 changes them, and blocking code on virtual threads reads better")
                .check(HOUSE);
    }

    @Test
    void only_stores_speak_sql() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .should(callMethodWhere(target(
                                owner(DescribedPredicate.describe("Handle", type -> type.isEquivalentTo(Handle.class))))
                        .and(target(name("createQuery"))
                                .or(target(name("createUpdate")))
                                .or(target(name("prepareBatch"))))))
                .because("SQL stands in one store per room")
                .check(HOUSE);
    }

    @Test
    void wall_time_and_instants_meet_only_in_zones() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Zones")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ZonedDateTime.class)
                .orShould()
                .callMethod(Instant.class, "atZone", java.time.ZoneId.class)
                .orShould()
                .callMethod(LocalDateTime.class, "atZone", java.time.ZoneId.class)
                .because("a stale time zone table in the JDK would show each session one hour wrong")
                .check(HOUSE);
    }

    @Test
    void time_comes_from_the_clock() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Prodays")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test brings its own clock")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.prodays.ground")
                .should(callMethodWhere(target(owner(
                                DescribedPredicate.describe("Clock.system…", type -> type.isEquivalentTo(Clock.class))))
                        .and(target(name("systemUTC")))))
                .check(HOUSE);
    }

    @Test
    void nothing_is_deserialised_as_java_objects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .check(HOUSE);
    }

    private static Map.Entry<String, Set<String>> room(String name, String... earlier) {
        return Map.entry(name, Set.of(earlier));
    }

    private static DescribedPredicate<JavaMethod> areHttpMethods() {
        return DescribedPredicate.describe(
                "are HTTP methods",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean says = WHO_MAY_CALL.stream().anyMatch(method::isAnnotatedWith);
                events.add(new SimpleConditionEvent(method, says, method.getFullName() + " says nobody"));
            }
        };
    }
}
