// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Where the signal side stopped, as the signals themselves tell.
 *
 * @param progress the last progress mark, if there ever was one
 * @param lineup how the strategies stood at that mark
 * @param unmarked the messages sent after that mark, in order: the beginning of a batch that was
 *     cut off
 */
record Resume(Optional<Progress> progress, LineupMark lineup, List<byte[]> unmarked) {
  Resume {
    unmarked = List.copyOf(unmarked);
  }

  /** Where the tape must be read from; empty for its beginning. */
  Optional<Long> rewindOffset() {
    return progress.map(Progress::rewindOffset);
  }

  /** Up to where everything was said already; negative for nothing. */
  long judgedOffset() {
    return progress.map(Progress::tapeOffset).orElse(-1L);
  }
}
