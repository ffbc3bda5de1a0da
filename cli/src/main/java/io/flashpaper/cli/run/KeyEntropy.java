// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.util.UUID;

/** The one place where this program makes something that nobody else has made. */
public final class KeyEntropy {
  private KeyEntropy() {}

  /** A key by which the stack knows a command again that it is given twice. */
  public static String commandKey() {
    return "command-line-" + UUID.randomUUID();
  }
}
