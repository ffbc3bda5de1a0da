// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.LineCodec;
import io.flashpaper.tapefiles.format.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineCodecTest {
  private static final TapeEvent DELTA =
      new BookDelta(
          1_795_360_500_123L,
          new MarketId("KXBTC15M-26NOV221015-15"),
          Side.NO,
          Price.of("0.475"),
          -550);

  private static String line(Topic topic, String message, Optional<String> strategies) {
    TopicRecord record = new TopicRecord(topic, 3, 4711, bytes(message), strategies);
    return new String(LineCodec.write(record).bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aLineIsTheMessageWithItsOffsetBehind() {
    assertThat(line(Topic.TAPE, "{\"type\":\"heartbeat\",\"timeMs\":5}", Optional.empty()))
        .isEqualTo("{\"type\":\"heartbeat\",\"timeMs\":5,\"recordOffset\":4711}");
  }

  @Test
  void aSignalsLineAlsoNamesThePartitionAndTheHeader() {
    assertThat(line(Topic.SIGNALS, "{\"type\":\"progress\"}", Optional.of("a b \"c\"")))
        .isEqualTo(
            "{\"type\":\"progress\",\"recordOffset\":4711,\"recordPartition\":3,\"strategies\":\"a"
                + " b \\\"c\\\"\"}");
  }

  @Test
  void aLineIsStillReadByTheCodecOfItsMessage() {
    TopicRecord record =
        new TopicRecord(Topic.TAPE, 0, 4711, TapeCodec.encode(DELTA), Optional.empty());
    LineCodec.Line line = LineCodec.write(record);
    assertThat(TapeCodec.decode(line.bytes())).isEqualTo(DELTA);
    assertThat(line.timeMs()).hasValue(1_795_360_500_123L);
    assertThat(line.type()).isEqualTo("book-delta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"heartbeat\",\"timeMs\":5}",
        "{\"type\":\"x\",\"text\":\"a ,\\\"recordOffset\\\":7 b\"}",
        "{\"type\":\"x\",\"inner\":{\"a\":1,\"recordOffset\":7}}",
        "{\"type\":\"ü€𝄞\"}",
        "{\"type\":\"as-bytes\",\"base64\":\"AAAA\"}",
        "{\"type\":\"x\",\"timeMs\":5",
        "{\"type\":\"x\",\"timeMs\":5}{}",
        "{\n\"type\":\"x\"}",
        "{\"timeMs\":5}",
        "[]",
        "{}",
        "rubbish",
        ""
      })
  void everyMessageComesBackByteForByte(String message) {
    Optional<String> header = Optional.of("r,\"recordOffset\":9 \"}");
    for (Topic topic : new Topic[] {Topic.TAPE, Topic.SIGNALS}) {
      for (Optional<String> strategies : List.of(header, Optional.<String>empty())) {
        byte[] line = bytes(line(topic, message, strategies));
        assertThat(line).doesNotContain('\n');
        TopicRecord back = LineCodec.read(topic, 3, line);
        assertThat(back.value()).asString(StandardCharsets.UTF_8).isEqualTo(message);
        assertThat(back.offset()).isEqualTo(4711);
        assertThat(back.strategies()).isEqualTo(strategies);
      }
    }
  }

  @Test
  void bytesThatAreNoTextComeBackToo() {
    byte[] value = {'{', (byte) 0xff, 0, '}'};
    TopicRecord record = new TopicRecord(Topic.TAPE, 0, 1, value, Optional.empty());
    assertThat(LineCodec.read(Topic.TAPE, 0, LineCodec.write(record).bytes()).value())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"x\"}",
        "{\"type\":\"x\",\"recordOffset\":}",
        "{\"type\":\"x\",\"recordOffset\":1",
        "{\"type\":\"x\",\"recordOffset\":\"1\"}",
        ""
      })
  void aLineThatWasNeverWrittenIsRefused(String line) {
    assertThatThrownBy(() -> LineCodec.read(Topic.TAPE, 0, bytes(line)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineOfAnotherPartitionIsRefused() {
    byte[] line = bytes(line(Topic.SIGNALS, "{\"type\":\"progress\"}", Optional.empty()));
    assertThatThrownBy(() -> LineCodec.read(Topic.SIGNALS, 1, line))
        .hasMessageContaining("'recordPartition' is 3 in a file of partition 1");
  }
}
