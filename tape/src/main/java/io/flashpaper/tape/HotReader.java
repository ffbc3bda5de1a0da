// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frequent messages in one pass without a tree. Anything that is not exactly as expected
 * is left to the careful reader, which also knows how to complain.
 */
final class HotReader {
  private HotReader() {}

  static Optional<TapeEvent> tapeEvent(byte[] message) {
    try (JsonParser in = Json.FACTORY.createParser(message)) {
      return switch (type(in)) {
        case TapeCodec.BOOK_DELTA -> Optional.of(bookDelta(in));
        case TapeCodec.INDEX_TICK -> Optional.of(indexTick(in));
        case TapeCodec.HEARTBEAT -> Optional.of(heartbeat(in));
        default -> Optional.empty();
      };
    } catch (IOException | RuntimeException unexpected) {
      return Optional.empty();
    }
  }

  static Optional<Progress> progress(byte[] message) {
    try (JsonParser in = Json.FACTORY.createParser(message)) {
      return type(in).equals(SignalCodec.PROGRESS) ? Optional.of(progress(in)) : Optional.empty();
    } catch (IOException | RuntimeException unexpected) {
      return Optional.empty();
    }
  }

  /** The type, if it is the first field; otherwise a word that is no type. */
  private static String type(JsonParser in) throws IOException {
    boolean first =
        in.nextToken() == JsonToken.START_OBJECT
            && "type".equals(in.nextFieldName())
            && in.nextToken() == JsonToken.VALUE_STRING;
    return first ? in.getText() : "";
  }

  private static Heartbeat heartbeat(JsonParser in) throws IOException {
    @Nullable Long timeMs = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      if (name.equals("timeMs")) {
        timeMs = number(in);
      } else {
        skip(name, in);
      }
    }
    return new Heartbeat(present(timeMs));
  }

  private static Progress progress(JsonParser in) throws IOException {
    @Nullable Long tapeOffset = null;
    @Nullable Long timeMs = null;
    @Nullable Long rewindOffset = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "tapeOffset" -> tapeOffset = number(in);
        case "timeMs" -> timeMs = number(in);
        case "rewindOffset" -> rewindOffset = number(in);
        default -> skip(name, in);
      }
    }
    return new Progress(present(tapeOffset), present(timeMs), present(rewindOffset));
  }

  private static BookDelta bookDelta(JsonParser in) throws IOException {
    @Nullable Long timeMs = null;
    @Nullable MarketId market = null;
    @Nullable Side side = null;
    @Nullable Price price = null;
    @Nullable Long delta = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "timeMs" -> timeMs = number(in);
        case "market" -> market = new MarketId(text(in));
        case "side" -> side = Side.valueOf(text(in));
        case "price" -> price = Price.of(text(in));
        case "delta" -> delta = FixedPoint.parse(text(in), FixedPoint.QUANTITY_DECIMALS);
        default -> skip(name, in);
      }
    }
    return new BookDelta(
        present(timeMs), present(market), present(side), present(price), present(delta));
  }

  private static IndexTick indexTick(JsonParser in) throws IOException {
    @Nullable Long timeMs = null;
    OptionalLong price = OptionalLong.empty();
    @Nullable IndexStatus status = null;
    @Nullable Long dispersion = null;
    OptionalLong volatility = OptionalLong.empty();
    OptionalLong volatilityRatio = OptionalLong.empty();
    @Nullable List<Contribution> contributions = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "timeMs" -> timeMs = number(in);
        case "price" -> price = OptionalLong.of(micros(in));
        case "status" -> status = IndexStatus.valueOf(text(in));
        case "dispersionCentiBps" -> dispersion = number(in);
        case "volatilityPpm" -> volatility = OptionalLong.of(number(in));
        case "volatilityRatioPpm" -> volatilityRatio = OptionalLong.of(number(in));
        case "contributions" -> contributions = contributions(in);
        default -> skip(name, in);
      }
    }
    return new IndexTick(
        present(timeMs),
        price,
        present(status),
        present(dispersion),
        volatility,
        volatilityRatio,
        present(contributions));
  }

  private static List<Contribution> contributions(JsonParser in) throws IOException {
    mustBe(in.isExpectedStartArrayToken());
    List<Contribution> all = new ArrayList<>(4);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      mustBe(in.isExpectedStartObjectToken());
      all.add(contribution(in));
    }
    return all;
  }

  private static Contribution contribution(JsonParser in) throws IOException {
    @Nullable String venue = null;
    @Nullable Long bid = null;
    @Nullable Long ask = null;
    @Nullable Long age = null;
    @Nullable VenueState state = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "venue" -> venue = text(in);
        case "bid" -> bid = micros(in);
        case "ask" -> ask = micros(in);
        case "ageMs" -> age = number(in);
        case "state" -> state = VenueState.valueOf(text(in));
        default -> skip(name, in);
      }
    }
    return new Contribution(
        present(venue), present(bid), present(ask), present(age), present(state));
  }

  private static long micros(JsonParser in) throws IOException {
    return FixedPoint.parse(text(in), FixedPoint.MICRO_DECIMALS);
  }

  /** What is not known; said twice, the last type would count. */
  private static void skip(String name, JsonParser in) throws IOException {
    mustBe(!name.equals("type"));
    in.skipChildren();
  }

  private static long number(JsonParser in) throws IOException {
    mustBe(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
    return in.getLongValue();
  }

  private static String text(JsonParser in) throws IOException {
    mustBe(in.currentToken() == JsonToken.VALUE_STRING);
    String text = in.getText();
    mustBe(Json.isWhole(text));
    return text;
  }

  private static void mustBe(boolean expected) {
    if (!expected) {
      throw new IllegalArgumentException("unexpected");
    }
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("incomplete");
    }
    return value;
  }
}
