package org.prodays.audience;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;

/** A reader at the other end of a WebSocket: frames are written below the connection's encoder, as they were made. */
final class AudienceSocket extends AudienceReader {

    private final AudienceInflow inflow;
    private final ChannelHandlerContext encoder;

    AudienceSocket(AudienceInflow inflow, @Nullable Person person) {
        super(person);
        this.inflow = inflow;
        this.encoder = inflow.encoder();
        inflow.whenDrained(this::drained);
    }

    @Override
    EventLoop loop() {
        return encoder.channel().eventLoop();
    }

    @Override
    boolean isOpen() {
        return encoder.channel().isActive();
    }

    @Override
    boolean isTaking() {
        return encoder.channel().isWritable();
    }

    @Override
    void write(Frame frame) {
        if (!inflow.isOver()) {
            ByteBuf made = inflow.deflates() ? frame.deflated() : frame.plain();
            var _ = encoder.write(made, encoder.voidPromise());
        }
    }

    @Override
    void flush() {
        encoder.flush();
    }

    @Override
    int heardAt(int now) {
        return inflow.heardAt();
    }

    @Override
    void end(int code, String reason) {
        inflow.end(code, reason);
    }
}
