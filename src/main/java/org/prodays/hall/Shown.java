package org.prodays.hall;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the parts show to one side of a hall: each one's view and its last lines as they have been told, and what is to be told of both. Guarded
 * by its hall's lock.
 */
final class Shown {

    private static final RawValue NOTHING = new RawValue("null");

    private final Map<String, RawValue> views = new TreeMap<>();
    private final Map<String, RawValue> newViews = new TreeMap<>();
    private final Map<String, LinkedHashMap<String, HallLine>> lines = new TreeMap<>();
    private final Map<String, News> newLines = new TreeMap<>();
    private final Map<String, Integer> kept;

    /** Lines that are new or said anew, and the ids of those taken back; of one part, in one delta. */
    record News(List<HallLine> said, List<String> gone) {}

    /** What a delta tells; null where there is nothing. */
    record Changes(
            @Nullable Map<String, RawValue> parts, @Nullable Map<String, News> lines) {

        boolean none() {
            return parts == null && lines == null;
        }
    }

    /** @param kept how many lines of each part stand in a snapshot */
    Shown(Map<String, Integer> kept) {
        this.kept = kept;
    }

    /** Takes in a part's view as it was read; empty for nothing. */
    void see(String part, Optional<RawValue> view) {
        RawValue now = view.orElse(NOTHING);
        if (now.equals(views.getOrDefault(part, NOTHING))) {
            newViews.remove(part);
        } else {
            newViews.put(part, now);
        }
    }

    void say(String part, HallLine line) {
        newLines.computeIfAbsent(part, none -> new News(new ArrayList<>(), new ArrayList<>()))
                .said()
                .add(line);
    }

    void takeBack(String part, String id) {
        News news = newLines.computeIfAbsent(part, none -> new News(new ArrayList<>(), new ArrayList<>()));
        news.said().removeIf(line -> line.id().equals(id));
        news.gone().add(id);
    }

    /** What is to be told now; from here on it has been told. */
    Changes take() {
        var changes = new Changes(
                newViews.isEmpty() ? null : new TreeMap<>(newViews),
                newLines.isEmpty() ? null : new TreeMap<>(newLines));
        views.putAll(newViews);
        newLines.forEach(this::keep);
        newViews.clear();
        newLines.clear();
        return changes;
    }

    /** The views of those that show something. */
    Map<String, RawValue> views() {
        var shown = new TreeMap<>(views);
        shown.values().removeIf(NOTHING::equals);
        return shown;
    }

    Map<String, List<HallLine>> lines() {
        var shown = new TreeMap<String, List<HallLine>>();
        lines.forEach((part, last) -> shown.put(part, List.copyOf(last.values())));
        return shown;
    }

    private void keep(String part, News news) {
        var last = lines.computeIfAbsent(part, none -> new LinkedHashMap<>());
        news.gone().forEach(last::remove);
        news.said().forEach(line -> last.put(line.id(), line));
        int most = kept.getOrDefault(part, 0);
        while (last.size() > most) {
            last.pollFirstEntry();
        }
    }
}
