package org.prodays.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.prodays.captions.CaptionLanguage;

/** The settings of the stage, {@code prodays.stage.*}. */
@ConfigMapping(prefix = "prodays.stage")
public interface StageSettings {

    /**
     * How long a source that went silent keeps its place: within it the same source resumes unasked, another one must take over.
     * After it the demonstration, where there is one, comes back.
     */
    @WithDefault("60s")
    Duration resumeWithin();

    /** Whether the open sessions of a demonstration edition show the built-in clip while no source is on air. */
    @WithDefault("true")
    boolean demonstration();

    /** How long the clip is shown for one session after a start of the program, so that a forgotten one does not fill the disk. */
    @WithDefault("3h")
    Duration demonstrationLimit();

    /** The address on which RTMP and SRT are listened for: 127.0.0.1 for this machine only, 0.0.0.0 for everybody. */
    @WithDefault("127.0.0.1")
    String venueHost();

    /** The TCP port on which encoders publish by RTMP, each with its stream key; 0 for none. It is not encrypted. */
    @WithDefault("0")
    int rtmpPort();

    /** The first of the 100 UDP ports on which encoders send by SRT, each source on its own; 0 for none. */
    @WithDefault("0")
    int srtPort();

    /**
     * A program of the operator's that writes captions of what it hears, its words separated by blanks, such as {@code
     * /opt/recogniser/run --model small}; {@code docs/captions.md} says how it is spoken to. One runs for each session on air. None when
     * not set.
     */
    Optional<String> captionsCommand();

    /** The language that this program is told to write, in its environment. */
    @WithDefault("fr")
    CaptionLanguage captionsLanguage();
}
