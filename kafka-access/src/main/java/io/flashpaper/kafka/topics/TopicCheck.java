// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

import io.flashpaper.tape.Need;
import io.flashpaper.tape.Need.AtLeast;
import io.flashpaper.tape.TopicPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds topics to what is declared of them.
 *
 * @param address Kafka's, for the remedies
 * @param replicas how many brokers are to have each topic, if that is set
 */
record TopicCheck(String address, OptionalInt replicas) {
  private static final String MANUAL = "docs/operating/topics.md";

  /** How a topic differs, what does harm first. */
  List<Difference> of(TopicPlan plan, FoundTopic found) {
    List<Difference> all = new ArrayList<>();
    partitions(plan, found).ifPresent(all::add);
    if (found.settings().isEmpty()) {
      all.add(unseen(plan));
    } else {
      plan.settings().forEach((name, _) -> setting(plan, name, found).ifPresent(all::add));
    }
    replicas(found).ifPresent(all::add);
    return all.stream().sorted((a, b) -> Boolean.compare(b.isHarmful(), a.isHarmful())).toList();
  }

  private Optional<Difference> partitions(TopicPlan plan, FoundTopic found) {
    if (plan.shard().isPresent()) {
      return plan.shard()
          .get()
          .misfit(found.name(), found.partitions())
          .map(sentence -> new Difference(true, sentence));
    }
    if (found.partitions() == plan.partitions()) {
      return Optional.empty();
    }
    Need need = plan.needs().get(TopicPlan.PARTITIONS);
    return Optional.of(
        need == null || need.isMetBy(Integer.toString(found.partitions()))
            ? new Difference(
                false,
                "topic %s has %d partitions where we make %d, which does no harm (%s)"
                    .formatted(found.name(), found.partitions(), plan.partitions(), MANUAL))
            : new Difference(
                true,
                "topic %s has %d partitions, but must have %s, and none can be taken away: with the services stopped, delete it by kafka-topics.sh --bootstrap-server %s --delete --topic %s, and the next start makes it anew; what that means is in %s"
                    .formatted(
                        found.name(), found.partitions(), need, address, found.name(), MANUAL)));
  }

  private Optional<Difference> setting(TopicPlan plan, String name, FoundTopic found) {
    String wanted = plan.settings().getOrDefault(name, "");
    String has = found.settings().getOrDefault(name, "");
    Need need = plan.needs().get(name);
    boolean isHarmful = need != null && !need.isMetBy(has);
    if (has.equals(wanted) || !isHarmful && need instanceof AtLeast && isMore(has, wanted)) {
      return Optional.empty();
    }
    String sentence =
        isHarmful
            ? "topic %s has %s=%s, but must have %s, lest what the ledger needs be lost"
                .formatted(found.name(), name, has, need)
            : "topic %s has %s=%s where we make it %s".formatted(found.name(), name, has, wanted);
    return Optional.of(new Difference(isHarmful, sentence + ": " + set(found, name, wanted)));
  }

  private static boolean isMore(String has, String wanted) {
    return AtLeast.of(wanted).isMetBy(has);
  }

  private String set(FoundTopic found, String name, String wanted) {
    return "set it by kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s (%s)"
        .formatted(address, found.name(), name, wanted, MANUAL);
  }

  private static Difference unseen(TopicPlan plan) {
    return new Difference(
        false,
        "the settings of topic %s are not checked, since this user may not see them: grant it DescribeConfigs on the topic (docs/operating/security.md)"
            .formatted(plan.name()));
  }

  private Optional<Difference> replicas(FoundTopic found) {
    return replicas.isPresent() && found.replicas() < replicas.getAsInt()
        ? Optional.of(
            new Difference(
                false,
                "topic %s is on %d brokers where flashpaper.kafka.replication-factor is %d: kafka-reassign-partitions.sh can put it on more (%s)"
                    .formatted(found.name(), found.replicas(), replicas.getAsInt(), MANUAL)))
        : Optional.empty();
  }
}
