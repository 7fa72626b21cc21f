package org.prodays.media;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * Puts a span of a file behind the head of an answer, for the kernel to send (sendfile(2)); below the server's own handler, which reads
 * files in small pieces where it may have to compress. Only on connections that are not encrypted and have one answer at a time.
 */
final class Sendfile extends ChannelOutboundHandlerAdapter {
    private static final AttributeKey<Sendfile> KEY = AttributeKey.valueOf(Sendfile.class, "sendfile");
    /** Netty counts a file as no bytes that wait: without being told, a reader who takes nothing could ask on and on. */
    private static final int FILE_UNDER_WAY = 1;

    private @Nullable Next next;

    private record Next(Object headers, FileRegion span) {}

    /** That of a request's connection, null where the kernel cannot send files. */
    static @Nullable Sendfile of(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2 || !(request.connection() instanceof ConnectionBase connection)) {
            return null;
        }
        var known = connection.channel().attr(KEY);
        if (known.get() == null && !connection.isSsl()) {
            var context = connection.channelHandlerContext();
            known.set(new Sendfile());
            context.pipeline().addBefore(context.name(), "sendfile", known.get());
        }
        return known.get();
    }

    /** Ends an answer whose head tells the span's length; on its event loop. */
    Future<Void> end(HttpServerResponse response, FileRegion span) {
        next = new Next(response.headers(), span);
        return response.end();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very answer that the file belongs to
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var file = next;
        if (file == null || !(message instanceof FullHttpResponse full) || full.headers() != file.headers()) {
            var _ = context.write(message, promise);
            return;
        }
        next = null;
        var _ = context.write(new DefaultHttpResponse(full.protocolVersion(), full.status(), full.headers()));
        writable(context, false);
        var _ = context.write(file.span()).addListener(sent -> writable(context, true));
        var _ = context.write(LastHttpContent.EMPTY_LAST_CONTENT, promise);
    }

    private static void writable(ChannelHandlerContext context, boolean now) {
        var waiting = context.channel().unsafe().outboundBuffer();
        if (waiting != null) {
            waiting.setUserDefinedWritability(FILE_UNDER_WAY, now);
        }
    }
}
