package org.prodays.audience;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The command of this key is done and committed. {@code id} is that of the thing it made or touched, where it did; {@code already} says that it
 * had been done before.
 */
@JsonTypeName("done")
public record Done(int v, String key, @Nullable String id, boolean already) implements Message {

    public Done(String key, @Nullable String id, boolean already) {
        this(Command.VERSION, key, id, already);
    }
}
