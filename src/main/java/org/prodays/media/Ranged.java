package org.prodays.media;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Sends bytes that never change, or the one range of them that was asked for (RFC 9110 §14). */
final class Ranged {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,12})-(\\d{0,12})");

    private static final int BLOCK = 1 << 16;
    /** How many read from the store at once; more are asked to come again. */
    private static final Semaphore STORE = new Semaphore(64);

    private static final CharSequence ACCEPT_RANGES = HttpHeaders.createOptimized("accept-ranges");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");

    private final HttpServerRequest request;
    private final String etag;
    private final long length;
    private final Sender sender;
    private long from;
    private long to;

    Ranged(HttpServerRequest request, String etag, long length, Sender sender) {
        this.request = request;
        this.etag = etag;
        this.length = length;
        this.sender = sender;
    }

    void send(Answer.Bytes answer, CharSequence cache) {
        if (headers(answer.type(), cache)) {
            if (request.method().equals(HttpMethod.HEAD)) {
                head(request, to - from);
                return;
            }
            if (to - from == length && request.query() == null) {
                sender.shared().answered(request.path(), answer.bytes(), this::head);
            }
            var slice = sender.shared().slice(answer.bytes(), (int) from, (int) (to - from));
            var sent = request.response().end(Buffer.buffer(slice));
            sent.onComplete(done -> slice.release());
            sender.slow().watch(request, sent, to - from);
        }
    }

    /** That of the whole, for those who ask again. */
    private HeadersMultiMap head() {
        var head = HeadersMultiMap.httpHeaders();
        head.setAll(request.response().headers());
        head.set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        return head;
    }

    void send(Answer.Slice answer, CharSequence cache) {
        if (!headers(answer.type(), cache)) {
            return;
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            head(request, to - from);
            return;
        }
        try {
            sender.slow().watch(request, file(answer), to - from);
        } catch (IOException e) {
            unread(e);
        }
    }

    private Future<Void> file(Answer.Slice answer) throws IOException {
        var sendfile = Sendfile.of(request);
        var response = request.response();
        if (sendfile == null) {
            return response.sendFile(answer.file().toString(), answer.offset() + from, to - from)
                    .onFailure(this::unread);
        }
        var span = sender.files().span(answer.file(), answer.offset() + from, to - from);
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(to - from));
        return sendfile.end(response, span);
    }

    /** A file cannot be read; a reader who left while it was sent needs no answer. */
    private void unread(Throwable why) {
        if (!request.response().headWritten()) {
            failed(why instanceof NoSuchFileException || why instanceof FileNotFoundException ? 404 : 503);
        }
    }

    /** Hands on what the store sends, as fast as the reader takes it. */
    void send(Answer.Away answer, CharSequence cache) {
        if (!headers(answer.type(), cache)) {
            return;
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            head(request, to - from);
        } else if (STORE.tryAcquire()) {
            Thread.ofVirtual().name("store").start(() -> {
                try {
                    pass(answer);
                } finally {
                    STORE.release();
                }
            });
        } else {
            failed(503);
        }
    }

    private void pass(Answer.Away answer) {
        var response = request.response();
        try (var in = answer.store().get(answer.object(), answer.offset() + from, to - from)) {
            response.putHeader("Content-Length", Long.toString(to - from));
            byte[] block = in.readNBytes(BLOCK);
            while (block.length > 0) {
                response.write(Buffer.buffer(block))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
                block = in.readNBytes(BLOCK);
            }
            response.end();
        } catch (IOException | ExecutionException | TimeoutException e) {
            failed(503);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(503);
        }
    }

    /** What has not begun is to be asked again; what was cut must not seem whole. */
    private void failed(int status) {
        var response = request.response();
        if (response.headWritten()) {
            Slow.cut(request);
        } else {
            response.headers().remove("Content-Length").remove("Content-Range").remove("ETag");
            MediaRoutes.refuse(response, status);
        }
    }

    static void send(HttpServerRequest request, Buffer bytes) {
        if (request.method().equals(HttpMethod.HEAD)) {
            head(request, bytes.length());
        } else {
            request.response().end(bytes);
        }
    }

    static boolean unchanged(HttpServerRequest request, String etag) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.equals("*") || known.contains(etag));
    }

    private static void head(HttpServerRequest request, long length) {
        request.response().putHeader("Content-Length", Long.toString(length)).end();
    }

    /** Whether there is a body to send. */
    private boolean headers(String type, CharSequence cache) {
        var response = request.response();
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, type)
                .set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .set(HttpHeaders.CACHE_CONTROL, cache)
                .set(ACCEPT_RANGES, BYTES)
                .set(HttpHeaders.ETAG, etag);
        if (unchanged(request, etag)) {
            response.setStatusCode(304).end();
            return false;
        }
        if (!range()) {
            response.putHeader("Content-Range", "bytes */" + length)
                    .setStatusCode(416)
                    .end();
            return false;
        }
        if (to - from < length) {
            response.putHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + length)
                    .setStatusCode(206);
        }
        return true;
    }

    /** False when the range is not within the bytes; what is not one plain range is not heeded (§14.2). */
    private boolean range() {
        from = 0;
        to = length;
        String header = request.getHeader("Range");
        if (header == null) {
            return true;
        }
        var m = RANGE.matcher(header);
        if (!m.matches() || (m.group(1).isEmpty() && m.group(2).isEmpty())) {
            return true;
        }
        if (m.group(1).isEmpty()) {
            from = Math.max(0, length - Long.parseLong(m.group(2)));
            return from < length;
        }
        long first = Long.parseLong(m.group(1));
        long last = m.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(m.group(2)));
        if (first >= length || last < first) {
            return first < length;
        }
        from = first;
        to = last + 1;
        return true;
    }
}
