// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.testkit.TapeScript;

/** Scripts of an index that jumps by 13 basis points while the book stands still. */
final class ModelScripts {
  static final long BEFORE_MICROS = 76_510_000_000L;
  static final long AFTER_MICROS = 76_610_000_000L;
  static final FairValue THEN = fair(524_885);
  static final FairValue NOW = fair(754_864);

  private ModelScripts() {}

  static FairValue fair(long probabilityMicros) {
    return new FairValue(probabilityMicros, 76_500_000_000L, 100_000_000L);
  }

  /** Nothing has happened for six seconds: book 51/53, fair value 52.5 cents. */
  static TapeScript still() {
    TapeScript script =
        TapeScript.fifteenMinutes().volatilityPpm(600_000).fairValue(THEN, THEN).book(51, 53);
    for (int second = 0; second < 6; second++) {
      script.index(new Change(BEFORE_MICROS, BEFORE_MICROS)).afterMs(1000);
    }
    return script.book(51, 53);
  }

  /** The index has just jumped. */
  static TapeScript jumped() {
    return still().fairValue(NOW, THEN).index(new Change(BEFORE_MICROS, AFTER_MICROS));
  }

  /** The index jumped a quarter of a second ago, and the book does not know. */
  static TapeScript lagging() {
    return jumped().afterMs(250).index(new Change(BEFORE_MICROS, AFTER_MICROS));
  }
}
