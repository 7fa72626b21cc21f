package org.prodays.hall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.prodays.recordings.Download;

/**
 * A file of the replay to be taken away.
 *
 * @param height of its pictures, 0 for sound alone
 * @param state {@code waiting}, {@code making} or {@code ready}
 * @param percent of it that is made
 */
record DownloadLink(String address, int height, String format, String state, long megabytes, int percent) {
    private static final long MEGABYTE = 1_000_000;

    static DownloadLink of(String broadcast, Download download) {
        return new DownloadLink(
                "/media/" + broadcast + "/" + download.file(),
                download.height(),
                download.format(),
                download.state().name().toLowerCase(Locale.ROOT),
                Math.max(1, (download.bytes() + MEGABYTE / 2) / MEGABYTE),
                download.percent());
    }

    public boolean ready() {
        return state.equals("ready");
    }

    public boolean making() {
        return state.equals("making");
    }

    public String size() {
        return height + "p";
    }

    /** The address under which the file is called by the session's title. */
    public String named(String title) {
        String name = height == 0 ? title : title + " " + size();
        return address + "?name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
