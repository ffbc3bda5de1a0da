// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.tape.Need.AtLeast;
import io.flashpaper.tape.Need.Exactly;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
  @Test
  void minusOneIsMoreThanAnything() {
    assertThat(Need.UNLIMITED.isMetBy("-1")).isTrue();
    assertThat(Need.UNLIMITED.isMetBy("9223372036854775806")).isFalse();
    assertThat(new AtLeast(100).isMetBy("-1")).isTrue();
    assertThat(new AtLeast(100).isMetBy("100")).isTrue();
    assertThat(new AtLeast(100).isMetBy("99")).isFalse();
    assertThat(Need.UNLIMITED).hasToString("-1");
    assertThat(new AtLeast(100)).hasToString("at least 100");
  }

  @Test
  void oneValueIsThatAndNoOther() {
    assertThat(new Exactly("delete").isMetBy("delete")).isTrue();
    assertThat(new Exactly("delete").isMetBy("compact,delete")).isFalse();
  }

  @Test
  void whatATopicIsMadeWithIsAlwaysWhatItNeeds() {
    assertThat(TopicPlan.all(new Shard(1, 3)))
        .hasSize(1 + 2 * Topic.all().size())
        .allSatisfy(
            plan ->
                plan.needs()
                    .forEach(
                        (name, need) ->
                            assertThat(need.isMetBy(made(plan, name)))
                                .as(plan.name() + " " + name)
                                .isTrue()));
  }

  private static String made(TopicPlan plan, String name) {
    return name.equals(TopicPlan.PARTITIONS)
        ? Integer.toString(plan.partitions())
        : plan.settings().get(name);
  }

  @Test
  void signalsAndLedgerHaveAPartitionForEachShardAndKeepNameAndNeedsApart() {
    TopicPlan signals = Topic.SIGNALS.plan(new Shard(1, 3)).named("signals-b");
    assertThat(signals.partitions()).isEqualTo(3);
    assertThat(signals.shard()).hasValue(new Shard(1, 3));
    assertThat(signals.needs()).isEqualTo(Topic.SIGNALS.plan(Shard.ONLY).needs());
    assertThat(Topic.TAPE.plan(new Shard(1, 3)).partitions()).isEqualTo(1);
    assertThat(Topic.LEDGER.deadLetterPlan().partitions()).isEqualTo(1);
  }

  @Test
  void aTopicWithoutANameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicPlan(" ", Map.of(), Map.of()))
        .withMessageContaining("a topic needs a name");
  }
}
