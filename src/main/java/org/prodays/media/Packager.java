package org.prodays.media;

/** Cuts the packets of one run into parts and segments. */
final class Packager {
    @Override
    public String toString() {
        return "packager";
    }
}
