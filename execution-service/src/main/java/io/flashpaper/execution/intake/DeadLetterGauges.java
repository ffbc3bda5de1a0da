// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.tape.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How many messages lie on each dead-letter topic, whoever put them there. */
@Singleton
final class DeadLetterGauges {
  private final MeterRegistry meters;
  private final DeadLetterShelf shelf;

  DeadLetterGauges(MeterRegistry meters, DeadLetterShelf shelf) {
    this.meters = meters;
    this.shelf = shelf;
  }

  void start(@Observes StartupEvent event) {
    for (Topic topic : Topic.all()) {
      String name = topic.topicName();
      Gauge.builder("flashpaper.execution.dead.letters", shelf, s -> count(s, name))
          .tag("topic", topic.deadLetterName())
          .register(meters);
    }
  }

  private static double count(DeadLetterShelf shelf, String topic) {
    DeadLetterShelf.Pile pile = shelf.contents().piles().get(topic);
    return pile == null ? 0 : pile.count();
  }
}
