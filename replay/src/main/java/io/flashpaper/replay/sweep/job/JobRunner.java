// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

/** Does jobs; called by several threads at once. */
@FunctionalInterface
public interface JobRunner {
  /** Does one: the same job gives the same result. */
  JobResult run(Job job);
}
