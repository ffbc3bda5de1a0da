// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever becomes of a message: it is read for what it says, or refused in the one way that
 * readers know, and the short cut for frequent messages never reads another thing than the careful
 * reader does.
 */
@Timeout(60)
class MutatedMessagesTest {
  private static final int SEEDS = Integer.getInteger("flashpaper.mutations", 400);

  /** A healthy message and how its topic's messages are read and written. */
  private record Sample<T>(
      String name,
      T said,
      Function<byte[], T> decode,
      Function<byte[], Optional<? extends T>> quickly,
      Function<byte[], T> carefully,
      Function<T, byte[]> encode) {
    byte[] healthy() {
      return encode.apply(said);
    }

    /** What is read, or nothing if it is refused; whatever is read can be written and read. */
    Optional<T> read(Mutation mutation) {
      try {
        T read = decode.apply(mutation.message());
        assertThat(decode.apply(encode.apply(read))).isEqualTo(read);
        quickly
            .apply(mutation.message())
            .ifPresent(
                quick -> assertThat((Object) quick).isEqualTo(carefully.apply(mutation.message())));
        return Optional.of(read);
      } catch (MalformedMessageException refused) {
        assertThat(quickly.apply(mutation.message())).isEmpty();
        checkItNames(mutation.fields(), refused);
        return Optional.empty();
      }
    }

    /** Values that are as they should be each may still make no sense together. */
    private static void checkItNames(List<String> fields, MalformedMessageException refused) {
      String why = String.valueOf(refused.getMessage());
      if (!fields.isEmpty() && !fields.contains("type")) {
        assertThat(why).startsWith("message '");
      }
      if (!fields.isEmpty() && why.contains("field '")) {
        assertThat(fields).anyMatch(field -> why.contains("field '" + field + "'"));
      }
    }
  }

  private static List<Sample<?>> samples() {
    List<Sample<?>> samples = new ArrayList<>();
    GoldenMessages.tape()
        .forEach(
            (name, event) ->
                samples.add(
                    new Sample<>(
                        name,
                        event,
                        TapeCodec::decode,
                        HotReader::tapeEvent,
                        TapeCodec::decodeCarefully,
                        TapeCodec::encode)));
    GoldenMessages.signals()
        .forEach(
            (name, message) ->
                samples.add(
                    new Sample<>(
                        name,
                        message,
                        SignalCodec::decode,
                        HotReader::progress,
                        SignalCodec::decodeCarefully,
                        SignalCodec::encode)));
    return samples;
  }

  private interface Check {
    void of(Sample<?> sample, byte[] healthy, long seed);
  }

  private static Stream<DynamicTest> each(Check check) {
    return samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.name(),
                    () -> {
                      byte[] healthy = sample.healthy();
                      for (long seed = 1; seed <= SEEDS; seed++) {
                        check.of(sample, healthy, seed);
                      }
                    }));
  }

  private static void read(Sample<?> sample, Mutation mutation, long seed) {
    try {
      sample.read(mutation);
    } catch (AssertionError | RuntimeException other) {
      fail(
          "seed %d: %s".formatted(seed, new String(mutation.message(), StandardCharsets.UTF_8)),
          other);
    }
  }

  @TestFactory
  Stream<DynamicTest> damagedBytesAreReadOrRefused() {
    return each((sample, healthy, seed) -> read(sample, Mutation.ofBytes(healthy, seed), seed));
  }

  @TestFactory
  Stream<DynamicTest> aFieldThatIsMissingOrOddIsRefusedByItsNameUnlessItMakesSense() {
    return each((sample, healthy, seed) -> read(sample, Mutation.ofAField(healthy, seed), seed));
  }

  @TestFactory
  Stream<DynamicTest> orderOfFieldsAndUnknownOnesChangeNothing() {
    return each(
        (sample, healthy, seed) -> {
          Mutation mutation = Mutation.ofLooks(healthy, seed);
          assertThat((Object) sample.decode().apply(mutation.message()))
              .as(() -> new String(mutation.message(), StandardCharsets.UTF_8))
              .isEqualTo(sample.said());
        });
  }

  @Test
  void whatIsNestedWithoutEndOrLongWithoutMeasureIsRefused() {
    String deep = "{\"type\":\"heartbeat\",\"more\":" + "[".repeat(200_000);
    String digits = "{\"type\":\"heartbeat\",\"timeMs\":" + "9".repeat(200_000) + "}";
    for (String message : List.of(deep, digits, "", "null", "[]", "\u0000", "7", "{}")) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      assertThat(Optional.of(bytes).map(MutatedMessagesTest::refusal)).isPresent();
    }
  }

  private static MalformedMessageException refusal(byte[] message) {
    try {
      throw new AssertionError("read as " + TapeCodec.decode(message));
    } catch (MalformedMessageException refused) {
      return refused;
    }
  }
}
