package org.prodays.programme;

/** A place in the edition file: line and column from 1, and the path of the field. */
record Place(int line, int column, String path) {

    static final Place START = new Place(1, 1, "");
}
