package org.prodays.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Things of one kind that can be found: an {@code ApplicationScoped} bean of the room that has their pages. */
public interface Findable {

    /** The kind's name, such as {@code trade}; the text {@code search_kind_trade} says what they are called. */
    String kind();

    /** All of them, in the order in which equally good ones are shown, as the transaction sees them. */
    List<Item> all(Handle handle);
}
