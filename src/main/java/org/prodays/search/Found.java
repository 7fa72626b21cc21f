package org.prodays.search;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/** A thing that a query found. */
record Found(
        String kind, String path, Localized title, @Nullable Localized note) {}
