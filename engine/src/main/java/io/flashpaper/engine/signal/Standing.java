// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.util.Optional;

/**
 * How an instance stands: all that a fresh engine has to know of it to go on in another's place.
 *
 * @param since it is announced at the first record after this offset; before, it only warms up
 * @param released whether it begins although it fails while it warms up: it is then left out of the
 *     markets where it did
 * @param quarantine why and since when it is stopped
 */
public record Standing(long since, boolean released, Optional<Quarantine> quarantine) {
  /** An instance that is new after an offset. */
  public static Standing fresh(long since) {
    return new Standing(since, false, Optional.empty());
  }

  /** An instance that a human let go on after an offset. */
  public static Standing released(long since) {
    return new Standing(since, true, Optional.empty());
  }

  /** The same, but stopped. */
  public Standing stopped(Quarantine why) {
    return new Standing(since, released, Optional.of(why));
  }
}
