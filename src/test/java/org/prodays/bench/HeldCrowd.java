package org.prodays.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Many connections from this one thread, each with one request at a time, which it may leave unanswered for long. */
public final class HeldCrowd implements AutoCloseable {

    public static final int LOST = 0;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer read = ByteBuffer.allocate(64 * 1024);
    private final String authority;
    private int waiting;
    private long firstAnswer;
    private long lastAnswer;
    private final Map<Integer, Long> answers = new TreeMap<>();

    /** What is still to come of an answer: the head until it is whole, then so many bytes. */
    private static final class Answer {
        private final StringBuilder head = new StringBuilder();
        private long left = -1;
    }

    public HeldCrowd(int size, URI server) throws IOException {
        authority = server.getAuthority();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
        for (int i = 0; i < size; i++) {
            var channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channels.add(channel);
        }
    }

    /** Asks on all connections, with the headers a browser sends for a playlist of its own page. */
    public void ask(String path) throws IOException {
        byte[] request = """
                GET %s HTTP/1.1\r
                Host: %s\r
                Connection: keep-alive\r
                sec-ch-ua-platform: "Android"\r
                User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36\r
                sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"\r
                sec-ch-ua-mobile: ?1\r
                Accept: */*\r
                Sec-Fetch-Site: same-origin\r
                Sec-Fetch-Mode: cors\r
                Sec-Fetch-Dest: empty\r
                Referer: http://%s/ar/sessions/webinar/hall\r
                Accept-Encoding: gzip, deflate, br, zstd\r
                Accept-Language: ar,fr;q=0.9,en;q=0.8\r
                Cookie: prodays=0123456789abcdefghijklmnopqrstuvwxyz0123456\r
                \r
                """.formatted(path, authority, authority).getBytes(StandardCharsets.US_ASCII);
        waiting = channels.size();
        firstAnswer = 0;
        for (SocketChannel channel : channels) {
            var bytes = ByteBuffer.wrap(request);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.register(selector, SelectionKey.OP_READ, new Answer());
        }
    }

    /** Reads until all have their answer, or the time is over. */
    public void awaitAnswers(Duration most) throws IOException {
        long deadline = System.nanoTime() + most.toNanos();
        while (waiting > 0 && System.nanoTime() < deadline) {
            selector.select(key -> read((SocketChannel) key.channel(), (Answer) key.attachment()), 100);
        }
    }

    private void read(SocketChannel channel, Answer answer) {
        try {
            read.clear();
            if (channel.read(read) < 0) {
                channel.close();
                count(LOST);
                waiting--;
                return;
            }
        } catch (IOException e) {
            count(LOST);
            waiting--;
            return;
        }
        firstAnswer = firstAnswer == 0 ? System.nanoTime() : firstAnswer;
        read.flip();
        if (answer.left < 0) {
            head(answer);
        }
        if (answer.left >= 0) {
            answer.left -= read.remaining();
            if (answer.left <= 0) {
                waiting--;
                lastAnswer = System.nanoTime();
            }
        }
    }

    private void head(Answer answer) {
        while (read.hasRemaining() && answer.left < 0) {
            answer.head.append((char) (read.get() & 0xff));
            if (answer.head.length() >= 4 && answer.head.lastIndexOf("\r\n\r\n") == answer.head.length() - 4) {
                var length = LENGTH.matcher(answer.head);
                answer.left = length.find() ? Long.parseLong(length.group(1)) : 0;
                count(Integer.parseInt(answer.head.substring(9, 12)));
            }
        }
    }

    /** How many have no answer yet. */
    public int waiting() {
        return waiting;
    }

    /** How many answers of each status there were so far; {@link #LOST} counts connections that ended instead. */
    public Map<Integer, Long> answers() {
        return answers;
    }

    private void count(int status) {
        answers.merge(status, 1L, Long::sum);
    }

    /** From the first byte of the first answer to the last byte of the last. */
    public double answeringSeconds() {
        return (lastAnswer - firstAnswer) / 1e9;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
