// SPDX-License-Identifier: Apache-2.0
/**
 * Config mappings to text and back, by the names an operator writes.
 *
 * <p>For the rest of this module and for services that check what they were given. Knows the
 * mechanics of config mappings and nothing of what is configured. Any thread; no state.
 */
@NullMarked
package io.flashpaper.settings.text;

import org.jspecify.annotations.NullMarked;
