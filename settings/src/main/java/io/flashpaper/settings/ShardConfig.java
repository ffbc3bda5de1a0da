// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings;

import io.smallrye.config.WithDefault;

/** Which share of the accounts a service is there for: the same for all services of a shard. */
public interface ShardConfig {
  /** Which shard this is, from 0. */
  @WithDefault("0")
  int shard();

  /** How many shards there are; each account is in one of them, by its name. */
  @WithDefault("1")
  int shards();
}
