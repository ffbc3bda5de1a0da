// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a scripted tape, and what the signal side says about it, to a broker. */
public record TapeProducer(ScriptedTape tape, Map<String, Object> settings) {
  public static TapeProducer of(ScriptedTape tape, TestStack stack) {
    return new TapeProducer(tape, Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  /** Sends a stretch of the tape, with what the signal side says about it, and one bad signal. */
  public void send(int from, int to) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      byte[] bad = "{\"type\":\"nonsense\"}".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(Topic.SIGNALS.topicName(), Shard.ONLY.key(), bad));
      for (SignalMessage message : tape.signals) {
        if (message.tapeOffset() >= ScriptedTape.offset(from)
            && message.tapeOffset() < ScriptedTape.offset(to)) {
          send(producer, Topic.SIGNALS, Shard.ONLY.key(), SignalCodec.encode(message));
        }
      }
    }
    write(settings, from, to);
  }

  /** Writes as the feed does: at the events' times, by transactions, some tried in vain. */
  private void write(Map<String, Object> settings, int from, int to) {
    Map<String, Object> transactional = new HashMap<>(settings);
    transactional.put("transactional.id", "feed");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(transactional, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      for (int first = from; first < to; first += ScriptedTape.GROUP) {
        if (ScriptedTape.isAbortedBefore(first / ScriptedTape.GROUP)) {
          producer.beginTransaction();
          sendEvents(producer, first, first + ScriptedTape.ABORTED);
          producer.flush();
          producer.abortTransaction();
        }
        producer.beginTransaction();
        sendEvents(producer, first, Math.min(to, first + ScriptedTape.GROUP));
        producer.commitTransaction();
      }
    }
  }

  private void sendEvents(KafkaProducer<String, byte[]> producer, int from, int to) {
    for (int i = from; i < to; i++) {
      TapeEvent event = tape.events.get(i);
      producer.send(
          new ProducerRecord<>(
              Topic.TAPE.topicName(),
              0,
              event.timeMs(),
              Topic.UNDERLYING,
              TapeCodec.encode(event)));
    }
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, Topic topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic.topicName(), key, value));
  }
}
