// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.tape.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Puts what cannot be read aside, with the reason and where it came from. */
@Singleton
public final class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<byte[]> letters;
  private final MeterRegistry meters;

  /** Dead letters by way of a channel. */
  public DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> letters, MeterRegistry meters) {
    this.letters = letters;
    this.meters = meters;
    register(meters);
  }

  /** A counter that is there before it counts shows its first increase. */
  static void register(MeterRegistry meters) {
    counter(meters, Topic.TAPE);
    counter(meters, Topic.SIGNALS);
  }

  private static Counter counter(MeterRegistry meters, Topic topic) {
    return meters.counter("flashpaper.execution.put.aside", "topic", topic.topicName());
  }

  /** Puts one message aside; never fails. */
  void put(Topic topic, ConsumerRecord<String, byte[]> dead, String reason) {
    counter(meters, topic).increment();
    LOG.errorf(
        "A message of topic %s cannot be read and was put aside: tapeOffset=%d error=%s",
        topic.topicName(), dead.offset(), reason);
    RecordHeaders headers = new RecordHeaders();
    headers.add("reason", reason.getBytes(StandardCharsets.UTF_8));
    headers.add("offset", Long.toString(dead.offset()).getBytes(StandardCharsets.UTF_8));
    headers.add("reader", "execution-service".getBytes(StandardCharsets.UTF_8));
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(topic.deadLetterName())
            .withKey(dead.key() == null ? "" : dead.key())
            .withHeaders(headers)
            .build();
    letters
        .sendMessage(Message.of(value(dead)).addMetadata(metadata))
        .subscribe()
        .with(
            _ -> {},
            failed -> LOG.warnf("A message could not be put aside: error=%s", failed.getMessage()));
  }

  /** What a record holds; nothing is as good as empty. */
  static byte[] value(ConsumerRecord<String, byte[]> record) {
    return record.value() == null ? new byte[0] : record.value();
  }
}
