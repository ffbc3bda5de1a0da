// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every form that a message had before its present one, oldest first, as the programs of the time
 * wrote it: each is still read, and nothing that it says is lost.
 */
class EarlierMessagesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path EARLIER = Path.of("src/test/resources/golden-earlier");

  /** Said which kind of misbehaviour in prose, and not which version it was of. */
  private static final String PROSE = "strategy-quarantined";

  private static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.walk(EARLIER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> isReadAndNothingItSaysIsLost() throws IOException {
    return forms().stream()
        .filter(form -> !form.toString().contains(PROSE))
        .map(
            form ->
                DynamicTest.dynamicTest(
                    EARLIER.relativize(form).toString(),
                    () -> {
                      JsonNode said = MAPPER.readTree(form.toFile());
                      assertThat(holds(readAndWritten(form, said), said)).isTrue();
                    }));
  }

  private static JsonNode readAndWritten(Path form, JsonNode said) throws IOException {
    byte[] message = MAPPER.writeValueAsBytes(said);
    return MAPPER.readTree(
        form.startsWith(EARLIER.resolve("tape"))
            ? TapeCodec.encode(TapeCodec.decode(message))
            : SignalCodec.encode(SignalCodec.decode(message)));
  }

  /** Whether all that an earlier message says is in a present one. */
  private static boolean holds(JsonNode present, JsonNode earlier) {
    if (earlier.isObject()) {
      return earlier.properties().stream()
          .allMatch(
              field ->
                  present.has(field.getKey())
                      && holds(present.get(field.getKey()), field.getValue()));
    }
    if (earlier.isArray()) {
      return present.size() == earlier.size()
          && IntStream.range(0, earlier.size())
              .allMatch(i -> holds(present.get(i), earlier.get(i)));
    }
    return present.equals(earlier);
  }

  @Test
  void aQuarantineToldInProseIsPutAsideByName() throws IOException {
    for (Path form : forms().stream().filter(f -> f.toString().contains(PROSE)).toList()) {
      assertThatExceptionOfType(MalformedMessageException.class)
          .isThrownBy(() -> SignalCodec.decode(Files.readAllBytes(form)))
          .withMessageContaining("message 'strategy-quarantined': field 'version' is missing");
    }
  }

  @Test
  void thereAreAsManyAsWereEverWritten() throws IOException {
    Map<String, Long> counts =
        forms().stream()
            .collect(
                Collectors.groupingBy(
                    form -> form.getParent().getFileName().toString(),
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                "flash-crash", 1L,
                "gate-counts", 2L,
                "index-tick", 2L,
                "key-frame", 4L,
                "market-updated", 1L,
                "official-index-tick", 1L,
                "public-trade", 1L,
                "signal", 1L,
                "strategy-loaded", 1L,
                "strategy-quarantined", 2L));
  }
}
