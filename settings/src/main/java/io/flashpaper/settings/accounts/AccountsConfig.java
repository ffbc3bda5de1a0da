// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import io.smallrye.config.WithParentName;
import java.util.Map;

/** The paper accounts, by name. */
public interface AccountsConfig {
  /** Each account; those of the usual line-up are in {@code flashpaper-defaults.properties}. */
  @WithParentName
  Map<String, AccountConfig> accounts();
}
