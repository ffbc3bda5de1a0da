// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TopicPlan;
import java.util.List;

/** The topics a stack needs before its services start. */
final class Topics {
  private Topics() {}

  /** All of one shard. */
  static List<TopicSpec> all() {
    return TopicPlan.all(Shard.ONLY).stream().map(Topics::spec).toList();
  }

  /** A topic as it is declared. */
  static TopicSpec spec(TopicPlan plan) {
    return new TopicSpec(plan.name(), plan.partitions(), plan.settings());
  }
}
