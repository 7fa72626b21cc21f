package org.prodays.attendance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.StringJoiner;
import org.prodays.ground.Refusal;

/**
 * What a browser tells of a replay it has played: a JSON array of whole seconds, {@code [from, until, from, until, …]}, each pair a stretch of
 * the recording that was played, its end not included. At most {@value #MOST} stretches; in which order, and whether they overlap, is all one. It is
 * kept as PostgreSQL writes an {@code int4multirange}.
 */
record WatchedSeconds(String multirange) {

    static final int LARGEST = 4096; // characters of a report
    static final int MOST = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param length of the session in seconds, which no recording of it exceeds */
    static WatchedSeconds read(String report, int length) {
        int[] edges = numbers(report);
        if (edges.length == 0 || edges.length % 2 != 0 || edges.length > 2 * MOST) {
            throw notUnderstood();
        }
        for (int i = 0; i < edges.length; i += 2) {
            if (edges[i] < 0 || edges[i] >= edges[i + 1] || edges[i + 1] > length) {
                throw notUnderstood();
            }
        }
        return new WatchedSeconds(multirange(edges));
    }

    private static int[] numbers(String report) {
        if (report.length() > LARGEST || !report.matches("\\[[0-9, ]*]")) {
            throw notUnderstood();
        }
        try {
            return JSON.readValue(report, int[].class);
        } catch (JsonProcessingException e) {
            throw notUnderstood();
        }
    }

    private static Refusal notUnderstood() {
        return new Refusal(400, "attendance_refusal_watched");
    }

    private static String multirange(int[] edges) {
        var written = new StringJoiner(",", "{", "}");
        for (int i = 0; i < edges.length; i += 2) {
            written.add("[" + edges[i] + "," + edges[i + 1] + ")");
        }
        return written.toString();
    }
}
