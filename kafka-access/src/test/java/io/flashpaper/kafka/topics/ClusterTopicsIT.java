// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import io.flashpaper.tape.TopicPlan;
import io.flashpaper.teststack.TestBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The topics of a real broker. */
@Timeout(180)
class ClusterTopicsIT {
  private static final List<TopicPlan> ALL = TopicPlan.all(Shard.ONLY);

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void whatIsMissingIsMadeAsDeclaredAndWhatWasChangedStopsOrWarns() throws Exception {
    try (TestBroker broker = TestBroker.start(folder);
        Admin admin = Admin.create(client(broker))) {
      ClusterTopics topics = new ClusterTopics(client(broker), OptionalInt.of(1));
      topics.ensure(ALL, warnings::add);
      topics.ensure(ALL, warnings::add);
      assertThat(warnings).isEmpty();
      assertThat(admin.listTopics().names().get())
          .containsAll(ALL.stream().map(TopicPlan::name).toList());

      set(admin, "tape", "retention.ms", "604800000");
      topics.ensure(ALL, warnings::add);
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("topic tape has retention.ms=604800000");

      set(admin, "tape", "retention.ms", "3600000");
      set(admin, "signals", "cleanup.policy", "compact");
      admin.createPartitions(Map.of("feed-leader", NewPartitions.increaseTo(2))).all().get();
      assertThatExceptionOfType(UnfitTopicsException.class)
          .isThrownBy(() -> topics.ensure(ALL, warnings::add))
          .withMessageContainingAll(
              "topic tape has retention.ms=3600000, but must have at least 86400000",
              "topic signals has cleanup.policy=compact, but must have delete",
              "topic feed-leader has 2 partitions, but must have 1")
          .satisfies(
              unfit ->
                  assertThat(UnfitTopicsException.in(new IllegalStateException(unfit)))
                      .hasValue(unfit.getMessage()));

      // Who needs only what is well goes on.
      topics.ensure(List.of(Topic.LEDGER.plan(Shard.ONLY)), warnings::add);
    }
  }

  @Test
  void copiesOnNoBrokerAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusterTopics(Map.of(), OptionalInt.of(0)))
        .withMessageContaining("flashpaper.kafka.replication-factor is 0");
  }

  private static Map<String, Object> client(TestBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static void set(Admin admin, String topic, String name, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }
}
