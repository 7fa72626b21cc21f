package org.prodays.attendance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code on a classroom's screen: made of the viewing's secret and the time, as RFC 6238 does it, so that nothing is kept of each. It stands
 * for {@code lasts} and works for as long again. Whoever comes with one that works gets a ticket, with which she has {@value #TICKET_SECONDS} s
 * to find her name.
 */
record RoomCode(String secret, Duration lasts) {

    static final int TICKET_SECONDS = 300;

    /** Five bits each. */
    private static final int LENGTH = 10;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    String at(Instant now) {
        return code("code " + step(now));
    }

    boolean fits(String code, Instant now) {
        return same(code, at(now)) || same(code, at(now.minus(lasts)));
    }

    String ticket(Instant now) {
        return ticket(now.getEpochSecond());
    }

    boolean admits(String ticket, Instant now) {
        if (!ticket.matches("[0-9]{1,12}-[0-9a-z]{10}")) {
            return false;
        }
        long issued = Long.parseLong(ticket.substring(0, ticket.indexOf('-')));
        long age = now.getEpochSecond() - issued;
        return age >= 0 && age <= TICKET_SECONDS && same(ticket, ticket(issued));
    }

    private String ticket(long issued) {
        return issued + "-" + code("ticket " + issued);
    }

    private long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), lasts.toSeconds());
    }

    private String code(String message) {
        byte[] hash = hash(message);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(hash[i] & 31));
        }
        return code.toString();
    }

    private byte[] hash(String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
