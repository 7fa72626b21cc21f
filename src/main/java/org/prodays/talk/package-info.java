/** What is said in a hall beside questions: the chat, announcements, reactions, raised hands, and how moderators keep order. Asks hall and before. */
@NullMarked
package org.prodays.talk;

import org.jspecify.annotations.NullMarked;
