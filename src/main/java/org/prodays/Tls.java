package org.prodays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.prodays.ground.StartFailure;

/** The certificate and the key to serve HTTPS with, two PEM files; looked at before the start, and read again when they change. */
record Tls(Path certificate, Path key) {

    private static final String CERTIFICATE = "PRODAYS_TLS_CERTIFICATE";
    private static final String KEY = "PRODAYS_TLS_KEY";
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** @throws StartFailure when one is missing, cannot be read, or they do not belong together */
    static Optional<Tls> of(LaunchSettings.Tls given) {
        if (given.certificate().isPresent() != given.key().isPresent()) {
            throw new StartFailure(
                    given.key().isPresent()
                            ? KEY + " needs " + CERTIFICATE + " too."
                            : CERTIFICATE + " needs " + KEY + " too.");
        }
        var tls = given.certificate()
                .map(certificate -> new Tls(certificate, given.key().orElseThrow()));
        tls.ifPresent(Tls::check);
        return tls;
    }

    /** What the application is told. */
    Map<String, String> properties(int port) {
        return Map.of(
                "quarkus.http.insecure-requests", "disabled",
                "quarkus.http.ssl-port", Integer.toString(port),
                "quarkus.tls.key-store.pem.0.cert", certificate.toAbsolutePath().toString(),
                "quarkus.tls.key-store.pem.0.key", key.toAbsolutePath().toString());
    }

    private void check() {
        var own = certificateOf();
        if (!belongTogether(own.getPublicKey(), keyOf(own.getPublicKey().getAlgorithm()))) {
            throw new StartFailure(KEY + ": " + key + " is not the key of the certificate in " + certificate + ".");
        }
        try {
            own.checkValidity();
        } catch (GeneralSecurityException e) {
            System.err.println("prodays: the certificate in " + certificate + " is valid from "
                    + own.getNotBefore().toInstant() + " until "
                    + own.getNotAfter().toInstant()
                    + "; browsers refuse it now.");
        }
    }

    /** The first one is the server's own (RFC 8446, section 4.4.2). */
    private X509Certificate certificateOf() {
        try (InputStream in = Files.newInputStream(certificate)) {
            var all = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.iterator().next() instanceof X509Certificate own) {
                return own;
            }
        } catch (IOException e) {
            throw unreadable(CERTIFICATE, certificate, e);
        } catch (GeneralSecurityException | NoSuchElementException e) {
            throw new StartFailure(CERTIFICATE + ": " + certificate + " holds no certificate in PEM.", e);
        }
        throw new StartFailure(CERTIFICATE + ": " + certificate + " holds no certificate in PEM.");
    }

    private PrivateKey keyOf(String algorithm) {
        try {
            var found = PKCS8.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
            if (found.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            }
        } catch (IOException e) {
            throw unreadable(KEY, key, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartFailure(KEY + ": " + key + " is not the key of the certificate in " + certificate + ".", e);
        }
        throw new StartFailure(KEY + ": " + key + " holds no private key in PEM (PKCS #8, without a passphrase);"
                + " openssl pkcs8 -topk8 -nodes -in " + key + " -out NEW makes one.");
    }

    private static boolean belongTogether(PublicKey known, PrivateKey key) {
        byte[] said = "prodays".getBytes(StandardCharsets.US_ASCII);
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(said);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(said);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static StartFailure unreadable(String variable, Path file, IOException e) {
        return new StartFailure(
                variable + ": " + file + (Files.exists(file) ? " cannot be read." : " does not exist."), e);
    }
}
