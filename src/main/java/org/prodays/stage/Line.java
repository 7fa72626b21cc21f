package org.prodays.stage;

/** The way back to a studio. No method blocks or throws when the studio is gone. */
interface Line {

    /** Says something. */
    void tell(ToStudio message);

    /** Says a last message and closes. */
    void bye(ToStudio message);

    /** Closes without a word; the studio comes back when it can. */
    void hangUp();
}
