// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.tape.Shard;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose accounts this service is there for. */
@Singleton
public final class OwnShard {
  /**
   * That of the settings.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  @Produces
  @Singleton
  public static Shard of(ExecutionConfig config) {
    return new Shard(config.shard(), config.shards());
  }
}
