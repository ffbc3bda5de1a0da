// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One message of a recording.
 *
 * @param text as the venue sent it, or as near to that as the recording is
 * @param json the same as JSON; empty if it is none
 * @param way how it came
 */
record Message(String text, Optional<JsonNode> json, Way way) {
  /** How a message came to be in the recording. */
  enum Way {
    /** As one of a stream, or so it seems. */
    STREAMED,
    /** As the answer to a request. */
    ANSWERED,
    /** By itself, as an example. */
    ALONE
  }
}
