// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.model.event.TapeEvent;
import java.util.Optional;

/**
 * A record of the tape's topic.
 *
 * @param event empty where it could not be read: the position moves on, nothing else does
 */
record TapeLine(long offset, Optional<TapeEvent> event) {}
