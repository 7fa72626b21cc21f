package org.prodays.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many readers of one address, on one thread, coming from several loopback addresses, as one has too few ports for all. */
final class Swarm implements AutoCloseable {

    private static final int SOURCES = 4;
    private static final int AT_ONCE = 256;
    private static final int FIRST_WAIT_MILLIS = 1_000;

    private final EventLoopGroup loop = new EpollEventLoopGroup(1);
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final InetSocketAddress address;
    private final String path;
    private final Judge judge;
    private final Random random = new Random(20_261_126);
    private final AtomicInteger back = new AtomicInteger();
    private final AtomicInteger exact = new AtomicInteger();
    private volatile int backWanted;
    private volatile long cutAt;
    private volatile long backAt;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger shaken = new AtomicInteger();
    private final AtomicInteger in = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    Swarm(String host, int port, String path, Judge judge) {
        this.address = new InetSocketAddress(host, port);
        this.path = path;
        this.judge = judge;
    }

    Judge judge() {
        return judge;
    }

    String request(long offset) {
        return "GET " + path + judge.knowing(offset) + " HTTP/1.1\r\nHost: " + host() + "\r\nOrigin: http://" + host()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private String host() {
        return address.getHostString() + ":" + address.getPort();
    }

    /** Brings so many more in, at most {@value #AT_ONCE} at the door at once; returns how long it took in seconds. */
    double join(int many) throws InterruptedException {
        long begin = System.nanoTime();
        int until = in.get() + refused.get() + many;
        for (int i = 0; i < many; i++) {
            while (asked.get() - in.get() - refused.get() >= AT_ONCE) {
                TimeUnit.MICROSECONDS.sleep(200);
            }
            connect(-1);
        }
        long deadline = begin + TimeUnit.SECONDS.toNanos(60);
        while (in.get() + refused.get() < until && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** So many each second leave and as many others come, for so long. */
    void change(int aSecond, int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        var staying = channels.iterator();
        for (int i = 0; i < aSecond * seconds; i++) {
            TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.SECONDS.toNanos(i) / aSecond - System.nanoTime());
            Channel leaving = staying.next();
            leaving.pipeline().get(SwarmReader.class).leave();
            var _ = leaving.close();
            connect(-1);
        }
    }

    /** As above, at a server that says nothing to one who comes. */
    void joinUntold(int many) throws InterruptedException {
        for (int i = 0; i < many; i++) {
            while (asked.get() - shaken.get() - refused.get() >= AT_ONCE) {
                TimeUnit.MICROSECONDS.sleep(200);
            }
            connect(-1);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (shaken.get() + refused.get() < many && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        if (shaken.get() < many) {
            throw new IllegalStateException(shaken.get() + " of " + many + " came in");
        }
    }

    void shaken() {
        shaken.incrementAndGet();
    }

    /** Cuts all off at once; each comes back after a random time within a second, as a page does after its first cut. */
    void cutAll(int enough) {
        backWanted = enough;
        cutAt = System.nanoTime();
        for (Channel channel : List.copyOf(channels)) {
            SwarmReader reader = channel.pipeline().get(SwarmReader.class);
            var _ = channel.close();
            var _ = loop.schedule(
                    () -> connect(reader.offset()), random.nextInt(FIRST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
        }
    }

    /** @param exactly whether the first thing it got was the next after what it knew */
    void isBack(boolean exactly) {
        exact.addAndGet(exactly ? 1 : 0);
        if (back.incrementAndGet() == backWanted) {
            backAt = System.nanoTime();
        }
    }

    void awaitBack(int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (backAt == 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** NaN when too few came back. */
    double secondsUntilBack() {
        return backAt == 0 ? Double.NaN : (backAt - cutAt) / 1e9;
    }

    int exactOnes() {
        return exact.get();
    }

    void connect(long offset) {
        int number = asked.incrementAndGet();
        var source = new InetSocketAddress("127.0.0." + (2 + number % SOURCES), 0);
        var _ = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channels.add(channel);
                        channel.pipeline().addLast(new SwarmReader(Swarm.this, offset));
                    }
                })
                .connect(address, source)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        refused();
                    }
                });
    }

    void heard() {
        frames.incrementAndGet();
    }

    void isIn() {
        in.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    void lost() {
        lost.incrementAndGet();
    }

    void gone() {
        gone.incrementAndGet();
    }

    void left() {
        left.incrementAndGet();
    }

    int refusedOnes() {
        return refused.get();
    }

    int goneOnes() {
        return gone.get();
    }

    long frames() {
        return frames.get();
    }

    long lostOnes() {
        return lost.get();
    }

    int present() {
        return in.get() - gone.get() - left.get();
    }

    @Override
    public void close() throws InterruptedException {
        channels.close().await(20, TimeUnit.SECONDS);
        var _ = loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
    }
}
