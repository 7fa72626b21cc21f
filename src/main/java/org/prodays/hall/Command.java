package org.prodays.hall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/**
 * One frame from a browser, read strictly: a flat JSON object of at most {@value #MOST_CHARACTERS} characters whose values are strings, but for
 * {@code v}, the number of the protocol. A field that is missing, doubled, unknown or of another type refuses the whole frame.
 */
final class Command {

    static final int VERSION = 1;
    static final int MOST_CHARACTERS = 4096;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1)
                    .maxNumberLength(4)
                    .maxDocumentLength(MOST_CHARACTERS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> fields;

    private Command(Map<String, String> fields) {
        this.fields = fields;
    }

    static Command read(String frame) {
        if (frame.length() > MOST_CHARACTERS) {
            throw notUnderstood();
        }
        try (JsonParser json = STRICT.createParser(frame)) {
            return new Command(fields(json));
        } catch (IOException e) {
            throw notUnderstood();
        }
    }

    /** What a sender of ours never says. */
    static Refusal notUnderstood() {
        return new Refusal(400, "hall_refusal_frame");
    }

    /** The text of a field, which is then used up. */
    String take(String name) {
        @Nullable String value = fields.remove(name);
        if (value == null) {
            throw notUnderstood();
        }
        return value;
    }

    /** The sender's idempotency key: 8 to 64 letters, digits, {@code -} or {@code _}. */
    String takeKey() {
        String key = take("key");
        if (!KEY.matcher(key).matches()) {
            throw notUnderstood();
        }
        return key;
    }

    UUID takeId(String name) {
        String id = take(name);
        try {
            UUID read = UUID.fromString(id);
            if (read.toString().equals(id)) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
        throw notUnderstood();
    }

    /** Refuses what nobody took. */
    void end() {
        if (!fields.isEmpty()) {
            throw notUnderstood();
        }
    }

    private static Map<String, String> fields(JsonParser json) throws IOException {
        var fields = new HashMap<String, String>();
        boolean versioned = false;
        require(json.nextToken() == JsonToken.START_OBJECT);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (name.equals("v")) {
                require(value == JsonToken.VALUE_NUMBER_INT && json.getIntValue() == VERSION);
                versioned = true;
            } else {
                require(value == JsonToken.VALUE_STRING);
                fields.put(name, json.getText());
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null && versioned);
        return fields;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw notUnderstood();
        }
    }
}
