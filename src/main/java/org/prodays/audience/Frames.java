package org.prodays.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what readers are told as JSON. */
@ApplicationScoped
public class Frames {

    private final ObjectMapper json;
    private final ObjectWriter messages;

    Frames(ObjectMapper json) {
        this.json = json;
        this.messages = json.writerFor(Message.class);
    }

    /** A whole frame. */
    public String write(Message message) {
        try {
            return messages.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that cannot be written: " + message, e);
        }
    }

    /** A piece of later frames, written once; equal to another when they read the same. */
    public RawValue piece(Object content) {
        try {
            return new RawValue(json.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what cannot be written: " + content, e);
        }
    }
}
