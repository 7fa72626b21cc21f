package org.prodays.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the program says to a reader: a record with a {@code JsonTypeName}, written as one JSON object. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Message {

    /** The number of the protocol. */
    int v();
}
