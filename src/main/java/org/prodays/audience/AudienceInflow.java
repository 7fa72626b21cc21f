package org.prodays.audience;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What comes in on one connection: frames as RFC 6455 has them, handed on as whole, inflated, well-formed text messages. Whoever sends what is not
 * allowed, or too much of it, is told with the close code that says so, and not read any more.
 */
final class AudienceInflow extends ChannelInboundHandlerAdapter {

    /** Frames that one message may be cut into. */
    static final int MOST_FRAGMENTS = 64;

    private static final long LINGER_MILLIS = 1_000;
    private static final int RSV1 = 4;

    private final Clock clock;
    private final boolean deflates;
    private @Nullable ChannelHandlerContext encoder;
    private @Nullable Gathering gathering;
    private Runnable drained = () -> {};
    private int heardAt;
    private final FrameAllowance allowance;
    private boolean over;

    /** @param deflates whether permessage-deflate was agreed upon */
    AudienceInflow(Clock clock, boolean deflates) {
        this.clock = clock;
        this.deflates = deflates;
        this.heardAt = now();
        this.allowance = new FrameAllowance(heardAt);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        encoder = context.pipeline().context("wsencoder");
    }

    boolean deflates() {
        return deflates;
    }

    int heardAt() {
        return heardAt;
    }

    ChannelHandlerContext encoder() {
        if (encoder == null) {
            throw new IllegalStateException("no handshake was made");
        }
        return encoder;
    }

    /** @param whatThen is done when what was on its way out has been taken */
    void whenDrained(Runnable whatThen) {
        drained = whatThen;
    }

    /** Says goodbye and hears no more; closes shortly after, whether or not that was taken. On the event loop. */
    void end(int code, String reason) {
        if (!over) {
            over = true;
            var channel = encoder().channel();
            // what still comes is thrown away as it is
            if (channel.pipeline().get(AudienceUpgrade.DECODER) != null) {
                channel.pipeline().remove(AudienceUpgrade.DECODER);
            }
            var _ = encoder().writeAndFlush(Frame.close(code, reason));
            var _ = channel.eventLoop().schedule(() -> close(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether it was said goodbye to. */
    boolean isOver() {
        return over;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            end(corrupted.closeStatus().code(), "not a frame");
        } else {
            super.exceptionCaught(context, cause);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        if (context.channel().isWritable()) {
            drained.run();
        }
        super.channelWritabilityChanged(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        heardAt = now();
        if (over) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof WebSocketFrame frame) {
            heard(context, frame);
        } else {
            super.channelRead(context, message);
        }
    }

    private void heard(ChannelHandlerContext context, WebSocketFrame frame) {
        boolean handedOn = false;
        try {
            if (!(frame instanceof CloseWebSocketFrame)) {
                allowance.spend(heardAt);
            }
            refuseForeignBits(frame);
            switch (frame) {
                case PongWebSocketFrame pong -> {}
                case BinaryWebSocketFrame binary -> throw new Unwelcome(1003, "text only");
                case TextWebSocketFrame text -> gather(context, new Gathering(text.rsv() == RSV1), text);
                case ContinuationWebSocketFrame more -> gather(context, begun(), more);
                default -> {
                    handedOn = true;
                    context.fireChannelRead(frame);
                }
            }
        } catch (Unwelcome unwelcome) {
            end(unwelcome.code(), unwelcome.reason());
        } finally {
            if (!handedOn) {
                frame.release();
            }
        }
    }

    private void gather(ChannelHandlerContext context, Gathering into, WebSocketFrame frame) throws Unwelcome {
        if (frame instanceof TextWebSocketFrame && gathering != null) {
            throw new Unwelcome(1002, "a message within a message");
        }
        into.add(frame.content());
        gathering = into;
        if (frame.isFinalFragment()) {
            gathering = null;
            ByteBuf whole = Unpooled.wrappedBuffer(into.message());
            context.fireChannelRead(new TextWebSocketFrame(true, 0, whole));
        }
    }

    private Gathering begun() throws Unwelcome {
        if (gathering == null) {
            throw new Unwelcome(1002, "a continuation of nothing");
        }
        return gathering;
    }

    /** RFC 6455, section 5.2, and RFC 7692, section 6: the first reserved bit, of a message's first frame only. */
    private void refuseForeignBits(WebSocketFrame frame) throws Unwelcome {
        boolean deflated = frame.rsv() == RSV1 && deflates && frame instanceof TextWebSocketFrame;
        if (frame.rsv() != 0 && !deflated) {
            throw new Unwelcome(1002, "reserved bits");
        }
    }

    private static void close(Channel channel) {
        var _ = channel.close();
    }

    private int now() {
        return (int) clock.instant().getEpochSecond();
    }
}
