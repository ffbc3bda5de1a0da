// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** When the tape is assigned, sets the reader to where the signals say it must begin. */
@ApplicationScoped
@Default
@Identifier("tape-rewind")
class TapeRewind implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(TapeRewind.class);

  private final SignalsTail signals;
  private final AtomicReference<Optional<Resume>> fresh = new AtomicReference<>(Optional.empty());
  private volatile boolean assigned;

  TapeRewind(SignalsTail signals) {
    this.signals = signals;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    Resume resume = readSignals();
    for (TopicPartition tape : partitions) {
      resume
          .rewindOffset()
          .ifPresentOrElse(
              offset -> consumer.seek(tape, offset), () -> consumer.seekToBeginning(List.of(tape)));
    }
    LOG.infof(
        "The tape is assigned: it is read from tapeOffset=%s, silently up to tapeOffset=%d",
        resume.progress().map(Progress::rewindOffset).map(String::valueOf).orElse("the beginning"),
        resume.judgedOffset());
    fresh.set(Optional.of(resume));
    assigned = true;
  }

  private Resume readSignals() {
    try {
      return signals.read();
    } catch (RuntimeException unreadable) {
      LOG.error(
          "The end of topic signals cannot be read, so it is unknown where to begin; the service"
              + " ends to be started anew",
          unreadable);
      Quarkus.asyncExit(1);
      throw unreadable;
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    assigned = false;
  }

  /** Where to begin anew, once after each assignment. */
  Optional<Resume> takeFresh() {
    return fresh.getAndSet(Optional.empty());
  }

  /** Whether this process reads the tape. */
  boolean isAssigned() {
    return assigned;
  }
}
