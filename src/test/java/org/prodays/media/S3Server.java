package org.prodays.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.prodays.recordings.ObjectStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server of another maker (Adobe's S3Mock) as a program of its own, with one bucket. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "recordings";
    private static final Pattern PORT = Pattern.compile("started on ports? .*?(\\d+) \\(http\\)");

    private final Process process;
    private final URI address;

    S3Server(Path folder) {
        try {
            var loader = Class.forName("org.springframework.boot.loader.launch.JarLauncher");
            var jar = Path.of(
                    loader.getProtectionDomain().getCodeSource().getLocation().toURI());
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx192m",
                            "-jar",
                            jar.toString(),
                            "--server.port=0",
                            "--com.adobe.testing.s3mock.httpPort=0",
                            "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET,
                            "--com.adobe.testing.s3mock.store.root=" + folder)
                    .redirectErrorStream(true)
                    .start();
            address = URI.create("http://127.0.0.1:" + port());
        } catch (Exception e) {
            throw new AssertionError("the S3 server does not start", e);
        }
    }

    private String port() throws IOException {
        var words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = words.readLine();
        while (line != null) {
            var port = PORT.matcher(line);
            if (port.find()) {
                Thread.ofVirtual().start(() -> words.lines().forEach(more -> {}));
                return port.group(1);
            }
            line = words.readLine();
        }
        throw new IOException("it ended");
    }

    ObjectStore store(long part) {
        return store(address, part);
    }

    static ObjectStore store(URI address, long part) {
        var client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(address)
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
        return new ObjectStore(client, BUCKET, "days/", part);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
