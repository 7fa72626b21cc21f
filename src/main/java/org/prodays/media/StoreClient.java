package org.prodays.media;

import java.util.Optional;
import org.prodays.recordings.ObjectStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes what speaks to the store, as the settings say. */
final class StoreClient {
    private StoreClient() {}

    static Optional<ObjectStore> of(MediaSettings.Store settings) {
        return settings.bucket()
                .map(bucket -> new ObjectStore(client(settings), bucket, settings.prefix(), ObjectStore.PART));
    }

    private static S3Client client(MediaSettings.Store settings) {
        var client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                // the checksums of late are not known to every store
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.endpoint()
                .ifPresent(address -> client.endpointOverride(address).forcePathStyle(true));
        if (settings.accessKey().isPresent() && settings.secretKey().isPresent()) {
            client.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    settings.accessKey().get(), settings.secretKey().get())));
        }
        return client.build();
    }
}
