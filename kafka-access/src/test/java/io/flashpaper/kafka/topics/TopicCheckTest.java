// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import io.flashpaper.tape.TopicPlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCheckTest {
  private static final TopicCheck CHECK = new TopicCheck("kafka:9092", OptionalInt.empty());
  private static final TopicPlan TAPE = Topic.TAPE.plan(Shard.ONLY);
  private static final TopicPlan SPOT_TICKS = Topic.SPOT_TICKS.plan(Shard.ONLY);

  private static FoundTopic found(TopicPlan plan, Map<String, String> changed) {
    return found(plan, plan.partitions(), changed);
  }

  private static FoundTopic found(TopicPlan plan, int partitions, Map<String, String> changed) {
    Map<String, String> settings = new TreeMap<>(plan.settings());
    settings.put("segment.bytes", "1073741824");
    settings.putAll(changed);
    return new FoundTopic(plan.name(), partitions, 1, settings);
  }

  private static Difference only(TopicPlan plan, FoundTopic found) {
    List<Difference> differences = CHECK.of(plan, found);
    assertThat(differences).hasSize(1);
    return differences.getFirst();
  }

  @Test
  void whatIsAsItWasMadeDiffersInNothing() {
    for (TopicPlan plan : TopicPlan.all(new Shard(1, 2))) {
      if (!plan.settings().isEmpty()) {
        assertThat(CHECK.of(plan, found(plan, Map.of()))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "retention.ms, 86399999, at least 86400000, -1",
    "retention.bytes, 1073741824, -1, -1",
    "cleanup.policy, compact, delete, delete",
    "max.message.bytes, 1048588, at least 8388608, 8388608"
  })
  void whatWouldLoseThePartOfTheTapeThatARestartReadsIsHarmful(
      String setting, String has, String need, String remedy) {
    Difference difference = only(TAPE, found(TAPE, Map.of(setting, has)));
    assertThat(difference.isHarmful()).isTrue();
    assertThat(difference.sentence())
        .startsWith("topic tape has %s=%s, but must have %s,".formatted(setting, has, need))
        .contains(
            "kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics"
                + " --entity-name tape --add-config %s=%s".formatted(setting, remedy));
  }

  @Test
  void compactionIsHarmfulToWhatAReplayReadsAlsoWithDeletion() {
    for (Topic topic : List.of(Topic.TAPE, Topic.SIGNALS, Topic.LEDGER)) {
      TopicPlan plan = topic.plan(Shard.ONLY);
      assertThat(only(plan, found(plan, Map.of("cleanup.policy", "compact,delete"))).isHarmful())
          .isTrue();
    }
  }

  @Test
  void aTapeKeptForADayIsEnoughForARestartAndWorthAWarning() {
    Difference difference = only(TAPE, found(TAPE, Map.of("retention.ms", "86400000")));
    assertThat(difference.isHarmful()).isFalse();
    assertThat(difference.sentence())
        .contains("topic tape has retention.ms=86400000 where we make it -1", "kafka-configs.sh");
  }

  @Test
  void moreThanIsNeededIsNoDifference() {
    assertThat(CHECK.of(TAPE, found(TAPE, Map.of("max.message.bytes", "16777216")))).isEmpty();
  }

  @Test
  void nothingAboutTheRawTicksDoesHarm() {
    assertThat(
            CHECK.of(
                SPOT_TICKS,
                found(SPOT_TICKS, 4, Map.of("retention.ms", "1", "cleanup.policy", "compact"))))
        .hasSize(3)
        .noneMatch(Difference::isHarmful);
  }

  @Test
  void aTapeOfSeveralPartitionsIsHarmfulAndSaysHowToBeginAnew() {
    Difference difference = only(TAPE, found(TAPE, 3, Map.of()));
    assertThat(difference.isHarmful()).isTrue();
    assertThat(difference.sentence())
        .contains(
            "topic tape has 3 partitions, but must have 1",
            "kafka-topics.sh --bootstrap-server kafka:9092 --delete --topic tape",
            "docs/operating/topics.md");
  }

  @Test
  void twoPartitionsToBeElectedByWouldMakeTwoLeaders() {
    TopicPlan leader = TopicPlan.FEED_LEADER;
    FoundTopic two = new FoundTopic(leader.name(), 2, 1, Map.of("retention.ms", "5"));
    assertThat(only(leader, two).isHarmful()).isTrue();
  }

  @Test
  void anotherNumberOfShardsIsHarmfulAndNamesItsSetting() {
    TopicPlan signals = Topic.SIGNALS.plan(new Shard(0, 3));
    Difference difference = only(signals, found(signals, 2, Map.of()));
    assertThat(difference.isHarmful()).isTrue();
    assertThat(difference.sentence())
        .contains("topic signals has 2 partitions", "flashpaper.shards=2");
  }

  @Test
  void whatDoesHarmIsSaidFirst() {
    assertThat(
            CHECK.of(TAPE, found(TAPE, Map.of("retention.ms", "1", "cleanup.policy", "compact"))))
        .extracting(Difference::isHarmful)
        .containsExactly(true, true);
    assertThat(
            CHECK.of(
                TAPE, found(TAPE, Map.of("retention.ms", "86400001", "max.message.bytes", "7"))))
        .extracting(Difference::isHarmful)
        .containsExactly(true, false);
  }

  @Test
  void settingsThatMayNotBeSeenAreAWarning() {
    Difference difference = only(TAPE, new FoundTopic("tape", 1, 1, Map.of()));
    assertThat(difference.isHarmful()).isFalse();
    assertThat(difference.sentence()).contains("settings of topic tape", "DescribeConfigs");
  }

  @Test
  void fewerCopiesThanSetAreAWarning() {
    TopicCheck three = new TopicCheck("kafka:9092", OptionalInt.of(3));
    assertThat(three.of(TAPE, found(TAPE, Map.of())))
        .singleElement()
        .satisfies(difference -> assertThat(difference.isHarmful()).isFalse())
        .satisfies(
            difference ->
                assertThat(difference.sentence())
                    .contains("topic tape is on 1 brokers", "replication-factor is 3"));
  }
}
