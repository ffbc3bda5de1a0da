// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.SignalCodec;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows the signal side's progress marks, which say how far it has judged the tape. */
record MarkFollower(LiveTape live, TopicPartition signals, CountDownLatch stopped) {
  /** The last mark is among so many messages. */
  private static final long LOOKED_BACK = 2_000;

  void follow(KafkaConsumer<String, byte[]> consumer) {
    consumer.assign(Set.of(signals));
    long first = consumer.beginningOffsets(Set.of(signals)).getOrDefault(signals, 0L);
    long end = consumer.endOffsets(Set.of(signals)).getOrDefault(signals, 0L);
    consumer.seek(signals, Math.max(first, end - LOOKED_BACK));
    while (stopped.getCount() > 0) {
      consumer.poll(TapeReading.POLL).records(signals).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<String, byte[]> next) {
    try {
      byte[] message = next.value() == null ? new byte[0] : next.value();
      if (SignalCodec.decode(message) instanceof Progress mark) {
        live.judged(new LiveTape.Progress(mark.tapeOffset(), mark.timeMs()));
      }
    } catch (MalformedMessageException putAsideByTheLedgersReader) {
      // It is no mark.
    }
  }
}
