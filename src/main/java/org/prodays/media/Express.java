package org.prodays.media;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * Answers what was just answered to another, and never changes, before the server's own handler makes a request, a response and a route of it:
 * most of what a small part costs. Of one HTTP/1.1 connection; while the server owes it an answer all goes there, so that answers keep their order.
 */
final class Express extends ChannelDuplexHandler {
    private static final AttributeKey<Boolean> SEEN = AttributeKey.valueOf(Express.class, "seen");

    private final Sender sender;
    /** Requests that the server has not answered; it has one when this begins. */
    private int owed = 1;

    private boolean answered; // what still comes of this request is nobody's
    private long bytes;
    private @Nullable ChannelFuture sent;

    private Express(Sender sender) {
        this.sender = sender;
    }

    /** Is told of each request; joins its connection with the first, when there is none behind it yet. */
    static void see(HttpServerRequest request, Sender sender) {
        if (request.version() == io.vertx.core.http.HttpVersion.HTTP_2
                || !(request.connection() instanceof ConnectionBase connection)) {
            return;
        }
        var seen = connection.channel().attr(SEEN);
        if (seen.get() == null) {
            seen.set(true);
            if (!request.headers().contains(HttpHeaderNames.UPGRADE)) {
                var context = connection.channelHandlerContext();
                context.pipeline().addBefore(context.name(), "express", new Express(sender));
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            var answer = owed == 0 && context.channel().isWritable() ? answer(request) : null;
            answered = answer != null;
            if (answer != null) {
                bytes = answer.content().readableBytes();
                sent = context.write(answer);
            } else {
                owed++;
            }
        }
        if (answered) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        var last = sent;
        if (last != null) {
            sent = null;
            context.flush();
            sender.slow().watch(last::isDone, context, bytes);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            owed--;
        }
        var _ = context.write(message, promise);
    }

    /** Null for what needs a closer look. */
    private @Nullable FullHttpResponse answer(HttpRequest request) {
        var headers = request.headers();
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        boolean plain = request.decoderResult().isSuccess()
                && request.method().equals(HttpMethod.GET)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && (connection == null || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection))
                && !headers.contains(HttpHeaderNames.RANGE)
                && !headers.contains(HttpHeaderNames.IF_NONE_MATCH)
                && !headers.contains(HttpHeaderNames.EXPECT);
        return plain ? sender.shared().again(request.uri()) : null;
    }
}
