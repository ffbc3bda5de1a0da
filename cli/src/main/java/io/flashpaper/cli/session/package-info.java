// SPDX-License-Identifier: Apache-2.0
/**
 * What a session came to, as one page that needs nothing beside it, and as JSON.
 *
 * <p>A {@link io.flashpaper.cli.session.SessionReport} is read from a running stack or counted by a
 * replay; {@link io.flashpaper.cli.session.SessionPage} and {@link
 * io.flashpaper.cli.session.SessionJson} are pure functions of it. The page is a template in which
 * every value is escaped: text from strategies and venues cannot become markup.
 */
@NullMarked
package io.flashpaper.cli.session;

import org.jspecify.annotations.NullMarked;
