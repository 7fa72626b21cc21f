package org.prodays.ground;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Cuts connections that never finish asking, such as one header each ten seconds: nothing was answered for a whole while, and
 * fewer bytes came than a request may have in front of its body. Neither a request that is held (18 s) nor a stream that an
 * encoder pushes is cut, nor a socket, which is pinged. Netty finds it by its service file and sees the bytes as they come.
 */
public final class SlowRequests extends ChannelInitializerExtension {

    /** More than the largest head (20 KiB) and less than an encoder sends in a minute, of sound alone. */
    private static final int LEAST = 32 * 1024;

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline()
                .addFirst(new Guard(ConfigProvider.getConfig()
                        .getOptionalValue("prodays.ground.request-within", Duration.class)
                        .orElse(Duration.ofMinutes(1))));
    }

    /** Of one connection. It is cut when it was asking at one look and all the while until the next. */
    static final class Guard extends ChannelDuplexHandler {
        private final Duration between;
        private boolean looking;
        private boolean asking;
        private boolean askedBefore;
        private long bytes;

        Guard(Duration between) {
            this.between = between;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            asking = true;
            bytes += size(message);
            if (!looking) {
                looking = true;
                later(context);
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            asking = false;
            askedBefore = false;
            super.write(context, message, promise);
        }

        private void later(ChannelHandlerContext context) {
            var _ = context.executor().schedule(() -> look(context), between.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void look(ChannelHandlerContext context) {
            if (askedBefore && bytes < LEAST) {
                var _ = context.close();
                return;
            }
            looking = asking && context.channel().isActive();
            askedBefore = asking;
            bytes = 0;
            if (looking) {
                later(context);
            }
        }

        private static int size(Object message) {
            return switch (message) {
                case ByteBuf buffer -> buffer.readableBytes();
                case ByteBufHolder holder -> holder.content().readableBytes();
                default -> 0;
            };
        }
    }
}
