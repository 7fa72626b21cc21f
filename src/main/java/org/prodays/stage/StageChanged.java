package org.prodays.stage;

import java.util.UUID;

/**
 * News, told at once and not kept: what a session shows has changed. A later room that may have missed one (after a start) asks
 * {@link Stage#onAir}.
 */
public record StageChanged(UUID session, OnAir onAir) {}
