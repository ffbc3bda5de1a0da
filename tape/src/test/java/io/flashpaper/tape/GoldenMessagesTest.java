// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.SignalMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every message is written as its golden file says, read back equal, and refused by name if broken.
 */
class GoldenMessagesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> tapeEventsKeepTheirShape() {
    return shapes("tape", GoldenMessages.tape(), TapeCodec::encode, TapeCodec::decode);
  }

  @TestFactory
  Stream<DynamicTest> signalMessagesKeepTheirShape() {
    return shapes("signals", GoldenMessages.signals(), SignalCodec::encode, SignalCodec::decode);
  }

  private static <T> Stream<DynamicTest> shapes(
      String topic,
      Map<String, T> samples,
      Function<T, byte[]> encode,
      Function<byte[], T> decode) {
    return samples.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    topic + "/" + sample.getKey(),
                    () -> {
                      byte[] written = encode.apply(sample.getValue());
                      assertThat(MAPPER.readTree(written))
                          .isEqualTo(golden(topic, sample.getKey()));
                      assertThat(decode.apply(written)).isEqualTo(sample.getValue());
                      readersIgnoreWhatTheyDoNotKnow(written, sample.getValue(), decode);
                      everyRequiredFieldIsMissedByName(written, sample.getKey(), decode);
                    }));
  }

  private static <T> void readersIgnoreWhatTheyDoNotKnow(
      byte[] written, T sample, Function<byte[], T> decode) throws IOException {
    ObjectNode newer = (ObjectNode) MAPPER.readTree(written);
    newer.putObject("addedLater").putArray("list").add(1);
    assertThat(decode.apply(MAPPER.writeValueAsBytes(newer))).isEqualTo(sample);
  }

  private static <T> void everyRequiredFieldIsMissedByName(
      byte[] written, String type, Function<byte[], T> decode) throws IOException {
    List<String> optional =
        List.of(
            "price:index-tick",
            "past:flash-crash",
            "momentumPpm:flash-crash",
            "verdict:flash-crash",
            "volatilityPpm:index-tick",
            "volatilityRatioPpm:index-tick",
            "expirationValue:market-settled",
            "lastMinute:official-index-tick",
            "closingMinute:official-index-tick",
            "block:public-trade",
            "index:key-frame",
            "priority:signal",
            "parameters:strategy-loaded",
            "settings:strategy-loaded",
            "released:strategy-loaded",
            "strike:market-updated",
            "fees:market-updated",
            "type:" + type);
    List<String> names = new ArrayList<>();
    MAPPER.readTree(written).fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!optional.contains(name + ":" + type)) {
        ObjectNode broken = (ObjectNode) MAPPER.readTree(written);
        broken.remove(name);
        assertThatExceptionOfType(MalformedMessageException.class)
            .as("without %s", name)
            .isThrownBy(() -> decode.apply(MAPPER.writeValueAsBytes(broken)))
            .withMessageContaining("message '" + type + "': field '" + name + "' is missing");
      }
    }
  }

  private static JsonNode golden(String topic, String type) throws IOException {
    String file = "/golden/" + topic + "/" + type + ".json";
    try (InputStream in = GoldenMessagesTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file %s", file).isNotNull();
      return MAPPER.readTree(in);
    }
  }

  @Test
  void aTapeFromBeforeFeesIsReadWithoutThem() throws IOException {
    ObjectNode old = (ObjectNode) golden("tape", "market-updated");
    old.remove("fees");
    TapeEvent.MarketUpdated read =
        (TapeEvent.MarketUpdated) TapeCodec.decode(MAPPER.writeValueAsBytes(old));
    assertThat(read.market().fees()).isEmpty();
    assertThat(MAPPER.readTree(TapeCodec.encode(read))).isEqualTo(old);
  }

  @Test
  void thereIsASampleOfEveryMessage() {
    assertThat(GoldenMessages.tape().values().stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.<Class<?>>asList(TapeEvent.class.getPermittedSubclasses()));
    assertThat(GoldenMessages.signals().values().stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.<Class<?>>asList(SignalMessage.class.getPermittedSubclasses()));
  }

  @Test
  void anUnknownTypeIsRefusedByName() {
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> TapeCodec.decode("{\"type\":\"rumour\"}".getBytes()))
        .withMessage("unknown tape message type 'rumour'");
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> SignalCodec.decode("{oops".getBytes()))
        .withMessageStartingWith("not JSON");
  }

  @Test
  void aPriceBeyondOneDollarIsRefusedByFieldAndValue() {
    String delta =
        "{\"type\":\"book-delta\",\"timeMs\":1,\"market\":\"M\",\"side\":\"YES\","
            + "\"price\":\"51\",\"delta\":\"1.00\"}";
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> TapeCodec.decode(delta.getBytes()))
        .withMessageContaining("message 'book-delta': field 'price' is '51'");
  }
}
