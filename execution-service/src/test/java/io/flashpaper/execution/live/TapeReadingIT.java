// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.execution.TapeProducer;
import io.flashpaper.execution.TestStack;
import io.flashpaper.ledger.ScriptedTape;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Places on a tape whose time is long before that of the machine that wrote it. */
@Timeout(120)
class TapeReadingIT {
  private static final int SECONDS = 1_200;

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(17, SECONDS * 5);

  @Test
  void aPlaceIsFoundByTapeTimeThoughTransactionsEndAtTheMachinesTime() throws Exception {
    try (TestStack stack = TestStack.start(dir);
        KafkaConsumer<String, byte[]> consumer = consumer(stack)) {
      TapeProducer.of(tape, stack).send(0, tape.events.size());
      consumer.assign(Set.of(TapeReading.TAPE));
      TapeReading reading = new TapeReading(consumer);
      for (int second = 0; second < SECONDS; second += 37) {
        long offset = reading.offsetAt(ScriptedTape.T0 + second * 1000L);
        assertThat(offset)
            .as("of second %d", second)
            .isBetween(offsetOf(Math.max(0, second - 61)), offsetOf(second));
      }
      assertThat(reading.offsetAt(ScriptedTape.T0 - 1)).isEqualTo(reading.first());
      assertThat(reading.offsetAt(Long.MAX_VALUE)).isEqualTo(reading.first());
    }
  }

  /** Where the first event of a second is. */
  private long offsetOf(int second) {
    int index = 0;
    while (tape.events.get(index).timeMs() < ScriptedTape.T0 + second * 1000L) {
      index++;
    }
    return ScriptedTape.offset(index);
  }

  private static KafkaConsumer<String, byte[]> consumer(TestStack stack) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
