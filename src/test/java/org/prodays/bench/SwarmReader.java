package org.prodays.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One reader of a swarm: a WebSocket that reads all it is told and answers pings, with as little work as can be. */
final class SwarmReader extends ByteToMessageDecoder {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

    private final Swarm swarm;
    private boolean open;
    private boolean told;
    private boolean counted;
    private volatile boolean leaving;
    /** Up to where it knew when it came. */
    private final long knew;

    private long offset;

    SwarmReader(Swarm swarm, long offset) {
        this.swarm = swarm;
        this.offset = offset;
        this.knew = offset;
    }

    /** It is going of its own will. */
    void leave() {
        leaving = true;
    }

    long offset() {
        return offset;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String request = swarm.request(offset);
        var _ = context.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!open) {
            open = shaken(context, in);
        }
        while (open && frame(context, in)) {
            swarm.heard();
        }
    }

    private boolean shaken(ChannelHandlerContext context, ByteBuf in) {
        int length = in.readableBytes();
        int end = in.readerIndex();
        while (end < in.readerIndex() + length - 3 && in.getInt(end) != 0x0D0A0D0A) {
            end++;
        }
        if (end >= in.readerIndex() + length - 3) {
            return false;
        }
        boolean switched =
                in.toString(in.readerIndex(), 12, StandardCharsets.US_ASCII).endsWith("101");
        in.readerIndex(end + 4);
        if (switched) {
            swarm.shaken();
        } else {
            swarm.refused();
            var _ = context.close();
        }
        return switched;
    }

    /** Reads one frame (RFC 6455, section 5.2) when all of it is there. */
    private boolean frame(ChannelHandlerContext context, ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < 2) {
            return false;
        }
        int opcode = in.getByte(start) & 0xF;
        int length = in.getByte(start + 1) & 0x7F;
        int head = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (in.readableBytes() < head) {
            return false;
        }
        length = head == 2 ? length : head == 4 ? in.getUnsignedShort(start + 2) : (int) in.getLong(start + 2);
        if (in.readableBytes() < head + length) {
            return false;
        }
        if (opcode == TEXT) {
            text(in.slice(start + head, length));
        } else if (opcode == PING) {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(PONG));
        } else if (opcode == CLOSE) {
            var _ = context.close();
        }
        in.readerIndex(start + head + length);
        return true;
    }

    private void text(ByteBuf text) {
        if (!told) {
            told = true;
            swarm.isIn();
        }
        long place = swarm.judge().took(text, System.nanoTime());
        if (place >= 0) {
            if (!counted && knew >= 0) {
                counted = true;
                swarm.isBack(place == knew + 1);
            }
            // a snapshot may jump, a numbered frame may not
            if (offset >= 0 && place != offset + 1 && text.getByte(9) == 'd') {
                swarm.lost();
            }
            offset = place;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        if (told && leaving) {
            swarm.left();
        } else if (told) {
            swarm.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
