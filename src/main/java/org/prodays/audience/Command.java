package org.prodays.audience;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/**
 * One frame from a browser, read strictly: a JSON object of at most {@value #MOST_CHARACTERS} characters whose values are strings or lists of
 * strings, but for {@code v}, the number of the protocol. A field that is missing, doubled, unknown or of another type refuses the whole frame.
 */
public final class Command {

    public static final int VERSION = 2;
    static final int MOST_CHARACTERS = 16_384;
    static final String NOT_UNDERSTOOD = "audience_refusal_frame";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxNumberLength(4)
                    .maxDocumentLength(MOST_CHARACTERS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final String type;
    private final String key;

    private Command(JsonParser json) throws IOException {
        fill(json);
        type = take("type");
        key = take("key");
        require(KEY.matcher(key).matches());
    }

    public static Command read(String frame) {
        require(frame.length() <= MOST_CHARACTERS);
        try (JsonParser json = STRICT.createParser(frame)) {
            return new Command(json);
        } catch (IOException e) {
            throw notUnderstood();
        }
    }

    /** What a sender of ours never says; whoever does is sent away. */
    public static Refusal notUnderstood() {
        return new Refusal(400, NOT_UNDERSTOOD);
    }

    public String type() {
        return type;
    }

    /** The sender's idempotency key: 8 to 64 letters, digits, {@code -} or {@code _}. */
    public String key() {
        return key;
    }

    /** The text of a field, which is then used up. */
    public String take(String name) {
        return takeIfThere(name).orElseThrow(Command::notUnderstood);
    }

    public Optional<String> takeIfThere(String name) {
        return Optional.ofNullable(texts.remove(name));
    }

    public List<String> takeList(String name) {
        @Nullable List<String> values = lists.remove(name);
        if (values == null) {
            throw notUnderstood();
        }
        return values;
    }

    public UUID takeId(String name) {
        return id(take(name));
    }

    public List<UUID> takeIds(String name) {
        return takeList(name).stream().map(Command::id).toList();
    }

    /** Refuses what nobody took. */
    public void end() {
        require(texts.isEmpty() && lists.isEmpty());
    }

    private static UUID id(String written) {
        try {
            UUID read = UUID.fromString(written);
            require(read.toString().equals(written));
            return read;
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    private void fill(JsonParser json) throws IOException {
        boolean versioned = false;
        require(json.nextToken() == JsonToken.START_OBJECT);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (name.equals("v")) {
                require(value == JsonToken.VALUE_NUMBER_INT && json.getIntValue() == VERSION);
                versioned = true;
            } else if (value == JsonToken.START_ARRAY) {
                lists.put(name, list(json));
            } else {
                texts.put(name, text(json));
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null && versioned);
    }

    private static List<String> list(JsonParser json) throws IOException {
        var values = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(text(json));
        }
        return values;
    }

    private static String text(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw notUnderstood();
        }
    }
}
