package org.prodays.slides;

/**
 * A page as it was made into pictures.
 *
 * @param picture what the names of its pictures begin with
 * @param width of the larger ones, in pixels
 * @param words its text, for those who do not see it
 */
record DrawnSlide(String picture, int width, int height, String words) {}
