package org.prodays.captioning;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;

/**
 * One run of an operator's recogniser: it is given sound and answers lines. It gets nothing of this program's environment but where
 * programs and its own home are.
 */
final class RecogniserProcess implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "LANG", "TMPDIR");

    private final Process process;
    private final Pcm pcm;
    private volatile @Nullable Ear ear;

    RecogniserProcess(List<String> command, CaptionLanguage language) throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(command)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().put("CAPTIONS_LANGUAGE", language.tag());
        process = builder.start();
        pcm = new Pcm(process.getOutputStream());
    }

    /**
     * Gives it sound; waits while it takes none.
     *
     * @throws IOException when it takes no more, or the sound comes in another form now
     */
    void hear(Hearing.Heard heard) throws IOException {
        var hearing = ear;
        if (hearing == null) {
            hearing = Ear.of(heard.track(), pcm);
            ear = hearing;
        }
        if (!hearing.of(heard.track())) {
            throw new IOException("the sound comes in another form");
        }
        hearing.hear(heard);
    }

    /** Where the sound it was given stands on the broadcast's timeline. */
    Pcm pcm() {
        return pcm;
    }

    /** Hands on each line it answers until it ends. A line that is too long is an empty one. */
    void answers(Consumer<String> line) throws IOException {
        try (InputStream answers = new BufferedInputStream(process.getInputStream())) {
            var bytes = new ByteArrayOutputStream();
            boolean tooLong = false;
            for (int b = answers.read(); b >= 0; b = answers.read()) {
                if (b == '\n') {
                    line.accept(tooLong ? "" : bytes.toString(StandardCharsets.UTF_8));
                    bytes.reset();
                    tooLong = false;
                } else if (bytes.size() < RecognisedLine.LONGEST) {
                    bytes.write(b);
                } else {
                    tooLong = true;
                }
            }
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Kills it and what it has started; never waits. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        var hearing = ear;
        if (hearing != null) {
            hearing.close();
        }
    }
}
