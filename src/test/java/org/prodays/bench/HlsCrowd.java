package org.prodays.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Readers who follow one broadcast from this process. */
public final class HlsCrowd implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<HlsReader> readers = new ArrayList<>();

    /** Opens so many, one after the other. */
    public HlsCrowd(int size, URI main) throws Exception {
        for (int i = 0; i < size; i++) {
            readers.add(new HlsReader(http, main));
            // they do not come in the same instant
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Parts that all of them got. */
    public long parts() {
        return sum(HlsReader::parts);
    }

    /** Answers that were not 200, and requests that failed. */
    public long failures() {
        return sum(HlsReader::failures);
    }

    long sum(ToLongFunction<HlsReader> of) {
        return readers.stream().mapToLong(of).sum();
    }

    @Override
    public void close() throws InterruptedException {
        for (HlsReader reader : readers) {
            reader.close();
        }
        http.shutdownNow();
    }
}
