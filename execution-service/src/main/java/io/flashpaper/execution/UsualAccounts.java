// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.settings.UsualSettings;

/** The accounts there are without being told. */
public final class UsualAccounts extends UsualSettings {
  private static final long serialVersionUID = 1;

  /** Made by whoever reads the configuration. */
  public UsualAccounts() {
    super("flashpaper.accounts.");
  }
}
