// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;

/** What a failing strategy leaves behind, the same in every replay. */
final class Evidence {
  private Evidence() {}

  static String of(MarketId market, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return "it failed in market %s and is asked no more until that closes: %s%s"
        .formatted(market, failure, trace.length == 0 ? "" : " at " + withoutLoader(trace[0]));
  }

  /** The loader's name carries the jar's hash: needless here. */
  private static String withoutLoader(StackTraceElement frame) {
    return "%s.%s(%s:%d)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
