package org.prodays.slides;

import java.util.List;
import java.util.Locale;

/** A file of which no slides can be made, and why: {@code detail} is the page, the number of pages or the packages that it is about. */
final class BadFile extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String detail;

    /** Each is told by the text {@code slides_fault_<name>}. */
    enum Fault {
        /** It does not begin as its kind does. */
        KIND,
        ENCRYPTED,
        /** Without a page. */
        EMPTY,
        /** Of too many pages. */
        LONG,
        /** It cannot be read; the page, or 0 for the whole. */
        BROKEN,
        /** It takes more time or memory than it may; the page, or 0 for the whole. */
        HEAVY,
        /** LibreOffice cannot read it. */
        OFFICE,
        /** A package of the system is missing. */
        PACKAGES,
        /** There is no room on the disk. */
        DISK,
        /** It is the program's own fault. */
        OURS;

        /** The text that tells it; its argument is the detail. */
        String text() {
            return "slides_fault_" + name().toLowerCase(Locale.ROOT);
        }
    }

    BadFile(Fault fault, String detail) {
        super(fault + " " + detail);
        this.fault = fault;
        this.detail = detail;
    }

    static BadFile missing(List<String> packages) {
        return new BadFile(Fault.PACKAGES, String.join(" ", packages));
    }

    Fault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }
}
