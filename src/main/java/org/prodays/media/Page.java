package org.prodays.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.prodays.recordings.IndexLine;

/** A playlist's bytes, plain and gzip, made once for all who ask. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Page(byte[] plain, byte[] gzip, String etag, String gzipEtag) {

    static Page of(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String etag = Integer.toHexString(IndexLine.crc(plain)) + '-' + plain.length;
        return new Page(plain, packed.toByteArray(), '"' + etag + '"', '"' + etag + "-gzip\"");
    }
}
