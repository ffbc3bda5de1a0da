// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How our books are held against the venue's own answers. */
@ConfigMapping(prefix = "flashpaper.audit")
public interface AuditConfig {
  /** How many answers in a row must be another book before ours is thrown out. */
  @WithDefault("2")
  int strikes();
}
