package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.ground.StartFailure;

class TlsTest {

    @TempDir
    Path folder;

    @Test
    void each_mistake_is_told_in_one_line() throws Exception {
        var own = Certificate.make(folder, "own");
        var other = Certificate.make(folder, "other");
        Path nothing = folder.resolve("nothing");
        Path words = Files.writeString(folder.resolve("words"), "no PEM\n");
        assertEquals("PRODAYS_TLS_CERTIFICATE needs PRODAYS_TLS_KEY too.", said(own.file(), null));
        assertEquals("PRODAYS_TLS_KEY needs PRODAYS_TLS_CERTIFICATE too.", said(null, own.key()));
        assertEquals("PRODAYS_TLS_CERTIFICATE: " + nothing + " does not exist.", said(nothing, own.key()));
        assertEquals("PRODAYS_TLS_KEY: " + folder + " cannot be read.", said(own.file(), folder));
        assertEquals("PRODAYS_TLS_CERTIFICATE: " + words + " holds no certificate in PEM.", said(words, own.key()));
        assertEquals("PRODAYS_TLS_KEY: " + nothing + " does not exist.", said(own.file(), nothing));
        assertEquals(
                "PRODAYS_TLS_KEY: " + words + " holds no private key in PEM (PKCS #8, without a passphrase);"
                        + " openssl pkcs8 -topk8 -nodes -in " + words + " -out NEW makes one.",
                said(own.file(), words));
        assertEquals(
                "PRODAYS_TLS_KEY: " + other.key() + " is not the key of the certificate in " + own.file() + ".",
                said(own.file(), other.key()));
    }

    @Test
    void a_pair_is_taken_and_none_is_none() throws Exception {
        var own = Certificate.make(folder, "own");
        assertEquals(Optional.of(new Tls(own.file(), own.key())), Tls.of(given(own.file(), own.key())));
        assertEquals(Optional.empty(), Tls.of(given(null, null)));
    }

    private static String said(@Nullable Path certificate, @Nullable Path key) {
        return String.valueOf(assertThrows(StartFailure.class, () -> Tls.of(given(certificate, key)))
                .getMessage());
    }

    private static LaunchSettings.Tls given(@Nullable Path certificate, @Nullable Path key) {
        return new LaunchSettings.Tls() {
            @Override
            public Optional<Path> certificate() {
                return Optional.ofNullable(certificate);
            }

            @Override
            public Optional<Path> key() {
                return Optional.ofNullable(key);
            }
        };
    }
}
