// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.settings.ShardConfig;
import io.smallrye.config.ConfigMapping;

/** Whose strategies run here: those of the accounts of one shard. */
@ConfigMapping(prefix = "flashpaper")
public interface SignalShardConfig extends ShardConfig {}
