// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.settings.UsualSettings;

/** The line-up that runs without being told. */
public final class UsualLineup extends UsualSettings {
  private static final long serialVersionUID = 1;

  /** Made by whoever reads the configuration. */
  public UsualLineup() {
    super("flashpaper.strategies.");
  }
}
