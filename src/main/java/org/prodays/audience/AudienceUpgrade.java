package org.prodays.audience;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;

/**
 * Waits for the answer to a handshake and, in the moment it goes out and before a frame can come in, puts our own reading of frames in the place of
 * the framework's: that one knows no extensions here, and leaves it open with which code a connection is closed.
 */
final class AudienceUpgrade extends ChannelOutboundHandlerAdapter {

    static final String DECODER = "audience-decoder";

    private static final String NAME = "audience-upgrade";
    private static final WebSocketDecoderConfig RULES = WebSocketDecoderConfig.newBuilder()
            .allowExtensions(true)
            .expectMaskedFrames(true)
            .allowMaskMismatch(false)
            .maxFramePayloadLength(Gathering.MOST_BYTES)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();

    private final AudienceInflow inflow;

    private AudienceUpgrade(AudienceInflow inflow) {
        this.inflow = inflow;
    }

    static void await(Channel channel, AudienceInflow inflow) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NAME) != null) {
            // of a handshake that was refused after all
            pipeline.remove(NAME);
        }
        pipeline.addLast(NAME, new AudienceUpgrade(inflow));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response
                && response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.addAfter("wsencoder", DECODER, new WebSocket13FrameDecoder(RULES));
            pipeline.addAfter(DECODER, "audience-inflow", inflow);
            pipeline.remove("wsdecoder");
            pipeline.remove(this);
        }
        super.write(context, message, promise);
    }
}
