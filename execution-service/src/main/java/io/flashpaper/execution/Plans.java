// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginKind;
import io.flashpaper.strategy.loader.PluginStore;
import java.nio.file.Path;
import java.util.List;

/** The service's settings to account plans. */
public final class Plans {
  private Plans() {}

  /**
   * The plans of all accounts, sized by the program's own policies and those of the jars.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public static AccountPlans of(ExecutionConfig config) {
    return new AccountPlans(
        config.accounts(), config.otherAccounts(), SizingSource.in(directory(config.plugins())));
  }

  private static PluginDirectory directory(ExecutionConfig.Plugins config) {
    Path directory = config.directory().toAbsolutePath();
    return new PluginDirectory(
        directory,
        new PluginStore(config.store().orElse(directory.resolve(".kept"))),
        AllowedPlugins.of(config.allowedSha256().orElse(List.of()), config.allowedSha256File()),
        PluginKind.SIZING);
  }
}
