package org.prodays.encoders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.prodays.stage.Source;

/**
 * How a source may send by SRT.
 *
 * @param number of the source among all there are
 * @param passphrase changes with its stream key
 */
record SrtLine(Source source, int number, String passphrase) {

    /** How many ports there are; sources made one after the other have different ones. */
    static final int PORTS = 100;

    private static final int LENGTH = 32;

    /**
     * SRT wants the passphrase itself on both sides, while of a stream key only the hash is kept: so it is made of that. Who can
     * read the database can therefore send by SRT, though not push.
     */
    static String passphrase(byte[] keyHash) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("srt".getBytes(StandardCharsets.US_ASCII));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(keyHash));
            return text.replace('-', 'a').replace('_', 'b').substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int port(int first) {
        return first + number % PORTS;
    }
}
