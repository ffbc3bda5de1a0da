// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.run;

import io.flashpaper.model.event.TapeEvent;
import java.util.Optional;

/**
 * A record of the tape's topic.
 *
 * @param event empty where it could not be read: the position moves on, nothing else does
 */
public record TapeLine(long offset, Optional<TapeEvent> event) {}
