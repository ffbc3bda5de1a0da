// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Two readers of a tape that know nothing of others: groups, topics and ledger are their own.
 *
 * @param name of lower-case letters
 * @param api where the REST API of this execution-service is
 */
public record Readers(String name, URI api) {
  /** The topic in which this signal-service speaks. */
  public String said() {
    return own(Topic.SIGNALS);
  }

  /** The topic of signals to which this execution-service listens: somebody has to copy them. */
  public String heard() {
    return said() + "-in-step";
  }

  private String own(Topic topic) {
    return topic.topicName() + "-" + name;
  }

  List<TopicSpec> topics() {
    return List.of(
        spec(said(), Topic.SIGNALS),
        spec(heard(), Topic.SIGNALS),
        spec(own(Topic.LEDGER), Topic.LEDGER));
  }

  private static TopicSpec spec(String name, Topic like) {
    return Topics.spec(like.plan(Shard.ONLY).named(name));
  }

  Map<String, String> signalSettings() {
    return Map.of(
        "flashpaper.kafka.group", "signal-" + name, "flashpaper.kafka.signals-topic", said());
  }

  Map<String, String> executionSettings() {
    return Map.of(
        "flashpaper.kafka.group", "execution-" + name,
        "flashpaper.kafka.signals-topic", heard(),
        "mp.messaging.outgoing.ledger.topic", own(Topic.LEDGER));
  }
}
