package org.prodays.attendance;

import java.time.Instant;

/** Someone was there from {@code from} to {@code until}, in a classroom or alone. */
record CurveSpan(boolean together, Instant from, Instant until) {}
