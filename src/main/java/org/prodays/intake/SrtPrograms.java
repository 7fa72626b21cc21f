package org.prodays.intake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.Sandboxed;

/**
 * The programs behind an SRT port. Outside, socat carries datagrams between the port and a socket in the folder, a connection for each
 * peer. Inside, where there is no network but a loopback, another socat carries them on to ffmpeg, which speaks SRT there, and takes the
 * pictures and the sound out of the MPEG-TS. What it writes is read as strictly as what comes by RTMP.
 *
 * @param folder where the two meet
 */
record SrtPrograms(Path folder, String passphrase) {
    /** At most so many peers at once, each until it is silent for ten seconds. */
    private static final String PEERS = "fork,max-children=8";

    /** The type of a Unix socket that keeps the bounds of messages, SOCK_SEQPACKET. */
    private static final String MESSAGES = "type=5";

    private static final String WITHIN = "socat -T 10 UNIX-LISTEN:/box/in.sock," + MESSAGES + "," + PEERS
            + ",unlink-early UDP4:127.0.0.1:9000 & exec \"$@\"";

    /** What may come in is forced: SRT, MPEG-TS, H.264 and AAC. */
    private static final List<String> INPUT = List.of(
            "-protocol_whitelist",
            "srt",
            "-f",
            "mpegts",
            "-codec_whitelist",
            "h264,aac",
            "-max_streams",
            "16",
            "-probesize",
            "1000000",
            "-analyzeduration",
            "2000000");

    private static final List<String> OUTPUT = List.of(
            "-map",
            "0:v:0?",
            "-map",
            "0:a:0?",
            "-c",
            "copy",
            "-flvflags",
            "no_duration_filesize",
            "-f",
            "flv",
            "pipe:1");

    /** @throws org.prodays.sandbox.SandboxMissing when a program is not installed */
    static void require() throws IOException {
        Sandbox.requireFfmpeg();
        Sandbox.require(List.of("socat", "sh"));
    }

    Sandboxed relay(InetSocketAddress at) throws IOException {
        String port = "UDP4-LISTEN:" + at.getPort() + ",bind=" + at.getAddress().getHostAddress() + "," + PEERS;
        var command = List.of("socat", "-T", "10", port, "UNIX-CONNECT:/box/in.sock," + MESSAGES);
        return Sandbox.within(SandboxLimits.lasting()).in(folder).onTheNetwork().run(List.of("socat"), command);
    }

    Sandboxed listener() throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", WITHIN, "sh"));
        command.addAll(Sandbox.quietly().toList());
        command.addAll(INPUT);
        command.addAll(List.of("-i", "srt://127.0.0.1:9000?mode=listener&timeout=10000000&passphrase=" + passphrase));
        command.addAll(OUTPUT);
        return Sandbox.within(SandboxLimits.lasting()).in(folder).run(List.of("sh", "socat", "ffmpeg"), command);
    }
}
