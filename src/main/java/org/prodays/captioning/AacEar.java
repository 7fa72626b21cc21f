package org.prodays.captioning;

import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.prodays.formats.Adts;
import org.prodays.formats.AudioTrack;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.Sandboxed;

/**
 * Hears AAC, by ffmpeg in its sandbox, a tenth of a second later. A packet in is as much sound out, so packets that are missing are replaced
 * by silent ones.
 */
final class AacEar implements Ear {

    private static final Logger LOG = Logger.getLogger(AacEar.class);

    /** What may come in is forced; nothing is waited for that would tell more of it. */
    private static final List<String> ARGUMENTS = List.of(
            ("-protocol_whitelist pipe -f aac -codec_whitelist aac -probesize 32 -analyzeduration 0 -fflags nobuffer"
                            + " -threads 1 -i pipe:0 -f s16le -c:a pcm_s16le -ac 1 -ar " + Pcm.RATE
                            + " -flush_packets 1 pipe:1")
                    .split(" ", -1));

    private final AudioTrack track;
    private final Adts adts;
    private final Pcm pcm;
    private final Sandboxed ffmpeg;
    private long packets;
    private long start = -1;

    /**
     * Starts ffmpeg.
     *
     * @throws org.prodays.sandbox.SandboxMissing when there is no ffmpeg here, or no sandbox for it
     */
    AacEar(AudioTrack track, Adts adts, Pcm pcm) throws IOException {
        this.track = track;
        this.adts = adts;
        this.pcm = pcm;
        this.ffmpeg = Sandbox.within(SandboxLimits.lasting()).ffmpeg(ARGUMENTS);
        Thread.ofPlatform().daemon().name("recogniser-aac").start(this::carry);
    }

    @Override
    public boolean of(AudioTrack other) {
        return track.sameAs(other);
    }

    /** What mostly lies before the end of what was heard is left out. */
    @Override
    public void hear(Hearing.Heard heard) throws IOException {
        pcm.begin(heard.time());
        if (start < 0) {
            start = heard.time();
        }
        long due = Math.round((heard.time() - start) * (double) adts.rate() / Adts.SAMPLES / 1_000_000);
        if (due < packets) {
            return;
        }
        for (long hole = Math.min(due - packets, mostMissing()); hole > 0; hole--) {
            write(adts.silence());
        }
        write(adts.frame(heard.packet()));
        ffmpeg.stdin().flush();
    }

    private void write(byte[] frame) throws IOException {
        ffmpeg.stdin().write(frame);
        packets++;
    }

    private long mostMissing() {
        return Pcm.LONGEST_HOLE * (long) adts.rate() / Adts.SAMPLES / Pcm.RATE;
    }

    private void carry() {
        byte[] piece = new byte[8192];
        try (var sound = ffmpeg.stdout()) {
            for (int count = sound.read(piece); count >= 0; count = sound.read(piece)) {
                pcm.put(piece, count);
            }
        } catch (IOException e) {
            LOG.debugf("the sound of AAC ends: %s", e.getMessage());
        } finally {
            ffmpeg.close();
        }
    }

    @Override
    public void close() {
        ffmpeg.kill();
    }
}
