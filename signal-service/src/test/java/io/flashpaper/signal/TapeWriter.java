// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.tape.TapeCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a tape to a broker in transactions, as the feed does, and keeps the offsets. */
final class TapeWriter implements AutoCloseable {
  private static final int GROUP = 100;

  private final List<TapeEvent> tape;
  private final List<Long> offsets = new ArrayList<>();
  private final KafkaProducer<String, byte[]> producer;

  TapeWriter(String bootstrapServers, List<TapeEvent> tape) {
    this.tape = tape;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "feed"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Writes up to an event, exclusive; returns the offset of the last one written. */
  long writeUntil(int end) throws Exception {
    while (offsets.size() < end) {
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = offsets.size(); i < Math.min(end, offsets.size() + GROUP); i++) {
        byte[] event = TapeCodec.encode(tape.get(i));
        sent.add(producer.send(new ProducerRecord<>("tape", 0, "BTC", event)));
      }
      producer.commitTransaction();
      for (Future<RecordMetadata> event : sent) {
        offsets.add(event.get().offset());
      }
    }
    return offsets.getLast();
  }

  int written() {
    return offsets.size();
  }

  long offset(int event) {
    return offsets.get(event);
  }

  @Override
  public void close() {
    producer.close();
  }
}
