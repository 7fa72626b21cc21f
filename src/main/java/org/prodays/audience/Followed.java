package org.prodays.audience;

import java.util.List;

/** What a room lets people follow at one address: whom its news goes to, and what they may say. */
public interface Followed {

    /** Those who follow it. */
    Audience audience();

    /** What this one alone is told when she has come in; asked at each coming, so it is answered from memory. */
    default List<? extends Message> welcome(Caller caller) {
        return List.of();
    }

    /**
     * Does a command; it has been committed when this returns.
     *
     * @param command its type and key are read; whoever does it takes its fields and then calls {@link Command#end}
     */
    Done heard(Caller caller, Command command);
}
