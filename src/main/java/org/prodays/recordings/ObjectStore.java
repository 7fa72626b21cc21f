package org.prodays.recordings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The recordings' part of a bucket of an S3-compatible store. Each failure is an {@link IOException}; safe for all threads. */
public final class ObjectStore implements AutoCloseable {
    /** An object may have 10,000 parts of at least 5 MiB each. */
    public static final long PART = 64L << 20;

    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final long part;

    /**
     * The objects of a bucket whose names begin with a prefix.
     *
     * @param prefix before the name of each object, empty for none
     * @param part what is larger, in bytes, is put in parts of this size
     */
    public ObjectStore(S3Client client, String bucket, String prefix, long part) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.part = part;
    }

    /** The size of an object, empty when there is none of that name. */
    public OptionalLong size(String name) throws IOException {
        return asked(() -> {
            try {
                return OptionalLong.of(
                        client.headObject(request -> request.bucket(bucket).key(prefix + name))
                                .contentLength());
            } catch (NoSuchKeyException none) {
                return OptionalLong.empty();
            }
        });
    }

    /** Puts a file in place of what there may be; what is large in parts, all or nothing. */
    public void put(String name, Path file) throws IOException {
        long size = Files.size(file);
        if (size > part) {
            putInParts(name, file, size);
        } else {
            asked(() ->
                    client.putObject(request -> request.bucket(bucket).key(prefix + name), RequestBody.fromFile(file)));
        }
    }

    /** Some bytes of an object, to be closed. */
    public InputStream get(String name, long from, long length) throws IOException {
        if (length == 0) {
            return new ByteArrayInputStream(new byte[0]);
        }
        return asked(() -> client.getObject(request ->
                request.bucket(bucket).key(prefix + name).range("bytes=" + from + "-" + (from + length - 1))));
    }

    /** The names of all objects. */
    List<String> names() throws IOException {
        return asked(() ->
                client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()))
                        .toList());
    }

    @Override
    public void close() {
        client.close();
    }

    private void putInParts(String name, Path file, long size) throws IOException {
        String upload = asked(() -> client.createMultipartUpload(
                        request -> request.bucket(bucket).key(prefix + name))
                .uploadId());
        try {
            var parts = new ArrayList<CompletedPart>();
            for (long from = 0; from < size; from += part) {
                parts.add(put(name, upload, parts.size() + 1, file, from, Math.min(part, size - from)));
            }
            asked(() -> client.completeMultipartUpload(request -> request.bucket(bucket)
                    .key(prefix + name)
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts))));
        } catch (IOException e) {
            asked(() -> client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(prefix + name).uploadId(upload)));
            throw e;
        }
    }

    private CompletedPart put(String name, String upload, int number, Path file, long from, long length)
            throws IOException {
        var body = RequestBody.fromContentProvider(() -> slice(file, from, length), length, TYPE);
        String etag = asked(() -> client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(prefix + name)
                                .uploadId(upload)
                                .partNumber(number),
                        body)
                .eTag());
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Opened anew when a part is sent again. */
    private static InputStream slice(Path file, long from, long length) {
        try {
            var channel = FileChannel.open(file);
            channel.position(from);
            return new LimitedStream(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T asked(Callable<T> question) throws IOException {
        try {
            return question.call();
        } catch (SdkException e) {
            throw new IOException("the store: " + e.getMessage(), e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
