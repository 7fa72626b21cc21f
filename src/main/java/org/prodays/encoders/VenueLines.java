package org.prodays.encoders;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.intake.RtmpPort;
import org.prodays.intake.SrtPort;
import org.prodays.sandbox.Sandbox;
import org.prodays.stage.OnAir;
import org.prodays.stage.StageFollower;
import org.prodays.stage.StageSettings;

/**
 * The ports for RTMP and SRT: one of RTMP for all sources while the program runs, one of SRT for each source of an open session. Off
 * without their settings; without ffmpeg in its sandbox too, with a line in the log.
 */
@ApplicationScoped
class VenueLines implements StageFollower {

    private static final Logger LOG = Logger.getLogger(VenueLines.class);

    private final StageSettings settings;
    private final VenueDoor door;
    private final StreamKeys keys;
    private final Map<SrtLine, SrtPort> listening = new ConcurrentHashMap<>();
    private final Set<SrtLine> failed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RtmpPort rtmp;

    VenueLines(StageSettings settings, VenueDoor door, StreamKeys keys) {
        this.settings = settings;
        this.door = door;
        this.keys = keys;
    }

    @Override
    public void start() {
        if (settings.rtmpPort() == 0) {
            return;
        }
        try {
            Sandbox.requireFfmpeg();
            rtmp = RtmpPort.open(new InetSocketAddress(settings.venueHost(), settings.rtmpPort()), door);
        } catch (IOException e) {
            LOG.errorf("RTMP is off: %s", e.getMessage());
        }
    }

    @Override
    public void stop() {
        RtmpPort open = rtmp;
        if (open != null) {
            open.close();
        }
        listening.values().forEach(SrtPort::close);
        listening.clear();
    }

    /** Whether encoders may publish by RTMP here. */
    boolean takesRtmp() {
        return rtmp != null;
    }

    /** Listens for the sources of the sessions that are open, and for no others. */
    @Override
    public void look(Map<UUID, OnAir> stages) {
        if (settings.srtPort() == 0) {
            return;
        }
        Set<SrtLine> wanted = stages.entrySet().stream()
                .filter(stage -> stage.getValue().state() != OnAir.State.ENDED)
                .flatMap(stage -> keys.srt(stage.getKey()).stream())
                .collect(Collectors.toSet());
        for (SrtLine line : Set.copyOf(listening.keySet())) {
            if (!wanted.contains(line)) {
                Optional.ofNullable(listening.remove(line)).ifPresent(SrtPort::close);
            }
        }
        failed.retainAll(wanted);
        for (SrtLine line : wanted) {
            if (!listening.containsKey(line) && !failed.contains(line)) {
                listen(line);
            }
        }
    }

    private void listen(SrtLine line) {
        var at = new InetSocketAddress(settings.venueHost(), line.port(settings.srtPort()));
        try {
            listening.put(line, SrtPort.open(at, line.passphrase(), door.place(line.source())));
        } catch (IOException e) {
            failed.add(line);
            LOG.errorf("SRT is off for the source %s: %s", line.source().name(), e.getMessage());
        }
    }
}
