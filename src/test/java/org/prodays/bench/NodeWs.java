package org.prodays.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Node's {@code ws} from npm: each line on its standard input goes to all WebSockets, as its documentation shows it. */
final class NodeWs implements Peers.Peer {

    private static final String VERSION = "8.23.0";
    private static final String SERVER = """
            import { createInterface } from "node:readline";
            import { WebSocket, WebSocketServer } from "ws";
            const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false }, () =>
              console.log(server.address().port));
            createInterface({ input: process.stdin }).on("line", (line) => {
              for (const client of server.clients)
                if (client.readyState === WebSocket.OPEN) client.send(line, { binary: false });
            });
            """;

    private final Process process;
    private final OutputStream in;
    private final int port;

    NodeWs(Path folder) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("node-ws"));
        var install = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "ws@" + VERSION)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("npm.out").toFile())
                .start();
        if (install.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(home.resolve("npm.out")));
        }
        Files.writeString(home.resolve("server.mjs"), SERVER);
        process = new ProcessBuilder("node", "server.mjs")
                .directory(home.toFile())
                .redirectError(home.resolve("node.out").toFile())
                .start();
        in = process.getOutputStream();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        port = Integer.parseInt(out.readLine().strip());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void publish(String message) throws IOException {
        in.write((message + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
