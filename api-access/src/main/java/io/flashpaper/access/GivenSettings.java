// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import java.util.Collection;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The names of the settings that somebody gave to this very program. */
public final class GivenSettings {
  private static final String ENVIRONMENT = "EnvConfigSource";

  private GivenSettings() {}

  /**
   * Those of files and of the command line. The environment is left out: it is shared with programs
   * that have other settings, by a shell, by one map for all pods of a cluster, or by the cluster
   * itself, which names its services in it.
   */
  public static Collection<String> ofItsOwn(Config config) {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> !isOfTheEnvironment(config, name))
        .toList();
  }

  private static boolean isOfTheEnvironment(Config config, String name) {
    String source = config.getConfigValue(name).getSourceName();
    return source != null && source.startsWith(ENVIRONMENT);
  }
}
