/**
 * Who writes captions: the captioner's page, the operator's recognisers, the files for the replay. Asks stage and what is
 * before it.
 */
@NullMarked
package org.prodays.captioning;

import org.jspecify.annotations.NullMarked;
