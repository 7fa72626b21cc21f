package org.prodays;

import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For a {@code @QuarkusTest}: runs on a real PostgreSQL, one for the whole test JVM, its files under {@code target/}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(PostgresForTests.class)
public @interface WithPostgres {}
