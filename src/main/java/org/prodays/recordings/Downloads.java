package org.prodays.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.formats.TrackKind;

/** Which files are made of a recording: one for each size of pictures with the sound, and the sound alone. */
public final class Downloads implements Finisher.Step {
    private static final int NOT_BEGUN = -1;

    private final DiskBudget budget;

    /**
     * Makes them where there is room.
     *
     * @param budget is asked for room before each file
     */
    public Downloads(DiskBudget budget) {
        this.budget = budget;
    }

    /** @param renditions that stand in it, the pictures first */
    private record File(String name, List<RenditionName> renditions) {
        Making making(Recording recording) throws IOException {
            return name.endsWith(".ogg") ? new OggFile(recording) : new Movie(recording, renditions);
        }

        String format() {
            return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        }
    }

    /** The downloads of a recording that has ended, the best pictures first. */
    public static List<Download> of(Recording recording) {
        return files(recording).stream()
                .filter(file -> !recording.away()
                        || recording.extras().size(file.name()).isPresent())
                .map(file -> told(recording, file))
                .toList();
    }

    @Override
    public void finish(String id, Recording recording, Runnable changed) throws IOException {
        if (recording.away()) {
            return;
        }
        for (File file : files(recording)) {
            if (recording.extras().size(file.name()).isEmpty()) {
                make(recording, file, changed);
            }
        }
    }

    private void make(Recording recording, File file, Runnable changed) throws IOException {
        var extras = recording.extras();
        try {
            var making = file.making(recording);
            long size = Math.max(1, making.size());
            budget.require(size);
            extras.now(new Extras.Now(file.name(), 0));
            changed.run();
            making.write(extras.underWay(file.name()), written -> {
                int percent = (int) Math.min(99, written * 100 / size);
                var before = extras.now();
                extras.now(new Extras.Now(file.name(), percent));
                // each step is told to a whole hall
                if (before == null || percent / 10 > before.percent() / 10) {
                    changed.run();
                }
            });
            extras.made(file.name());
        } finally {
            extras.now(null);
            Files.deleteIfExists(extras.underWay(file.name()));
            changed.run();
        }
    }

    private static Download told(Recording recording, File file) {
        var extras = recording.extras();
        var size = extras.size(file.name());
        var now = extras.now();
        int percent = now != null && now.name().equals(file.name()) ? now.percent() : NOT_BEGUN;
        var state = size.isPresent()
                ? Download.State.READY
                : percent == NOT_BEGUN ? Download.State.WAITING : Download.State.MAKING;
        return new Download(
                file.name(),
                height(recording, file),
                file.format(),
                state,
                size.orElse(bytes(recording, file)),
                Math.max(0, percent));
    }

    private static int height(Recording recording, File file) {
        return file.renditions().stream()
                .flatMap(name -> recording.inits(name).stream())
                .mapToInt(Init::height)
                .max()
                .orElse(0);
    }

    private static long bytes(Recording recording, File file) {
        return recording.entries().stream()
                .mapToLong(entry -> file.renditions().stream()
                        .mapToLong(name -> entry.piece(name).length())
                        .sum())
                .sum();
    }

    private static List<File> files(Recording recording) {
        var files = new ArrayList<File>();
        var sound = sound(recording);
        for (RenditionName name : RenditionName.values()) {
            if (name.kind() == TrackKind.VIDEO && lasts(recording, name) > 0) {
                var both = new ArrayList<>(List.of(name));
                sound.ifPresent(both::add);
                files.add(new File(name.word() + ".mp4", List.copyOf(both)));
            }
        }
        sound.ifPresent(
                name -> files.add(new File(name == RenditionName.AAC ? "sound.m4a" : "sound.ogg", List.of(name))));
        return files;
    }

    /** AAC, which opens anywhere, unless there was Opus for longer, by more than a segment. */
    private static Optional<RenditionName> sound(Recording recording) {
        long aac = lasts(recording, RenditionName.AAC);
        long opus = lasts(recording, RenditionName.SOUND);
        if (aac == 0 && opus == 0) {
            return Optional.empty();
        }
        boolean longer = aac == 0 || opus > aac + Time.TARGET_DURATION;
        return Optional.of(longer ? RenditionName.SOUND : RenditionName.AAC);
    }

    private static long lasts(Recording recording, RenditionName name) {
        return recording.entries().stream()
                .filter(entry -> !entry.piece(name).gap())
                .mapToLong(Entry::duration)
                .sum();
    }
}
