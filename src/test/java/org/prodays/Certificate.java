package org.prodays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost and its key, made by openssl: {@code NAME.crt} and {@code NAME.key}. */
record Certificate(Path file, Path key) {

    static Certificate make(Path folder, String name) throws Exception {
        var made = new Certificate(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                made.key.toString(),
                "-out",
                made.file.toString()));
        return made;
    }

    /** Trusts these alone. */
    static SSLContext trusting(Certificate... trusted) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate one : trusted) {
            try (InputStream in = Files.newInputStream(one.file)) {
                store.setCertificateEntry(
                        one.file.toString(),
                        CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }
}
