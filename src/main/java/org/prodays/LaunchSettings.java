package org.prodays;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the start: where the program listens, keeps its files and finds its database. */
@ConfigMapping(prefix = "prodays")
public interface LaunchSettings {

    /** The address to listen on: 127.0.0.1 for this machine only (or a proxy on it), 0.0.0.0 for everybody. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port to listen on, 1 to 65535; the next free one is taken when another program has it. */
    @WithDefault("8080")
    int port();

    /** The address that people type, when it is another than the program's own, such as that of a proxy. */
    Optional<URI> address();

    /** The folder of the database, the recordings and the log. */
    @WithDefault("data")
    Path data();

    Tls tls();

    /** HTTPS with a certificate of your own; both files or neither. */
    interface Tls {

        /** The certificate and those between it and its authority, in PEM; read again within half a minute when it changes. */
        Optional<Path> certificate();

        /** Its private key, in PEM (PKCS #8), without a passphrase. */
        Optional<Path> key();
    }

    Database database();

    /** A PostgreSQL of your own, 15 or newer, instead of the embedded one. */
    interface Database {

        /** Its address: {@code jdbc:postgresql://host:port/name}. */
        Optional<String> url();

        /** The user, who may create schemas in the database. */
        Optional<String> user();

        /** The user's password. */
        Optional<String> password();
    }
}
