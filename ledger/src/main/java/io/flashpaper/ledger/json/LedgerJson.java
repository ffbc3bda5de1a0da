// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one mapper of the ledger's values: money, prices and counts are decimal strings. */
public final class LedgerJson {
  private static final ObjectMapper MAPPER = mapper();

  private LedgerJson() {}

  /** The types of ledger entries, by which messages are told apart. */
  public static SortedSet<String> types() {
    return Arrays.stream(EntryTypes.class.getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A value as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a " + value.getClass().getName() + " cannot be written as JSON", e);
    }
  }

  /**
   * An object that {@link #write} wrote, as a tree.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static ObjectNode object(String json) {
    try {
      return MAPPER.readValue(json, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no JSON object: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * An entry that {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static LedgerEntry readEntry(String json) {
    return read(object(json), LedgerEntry.class);
  }

  /**
   * The value of a tree.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static <T> T read(ObjectNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "this is no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The values of an array.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static <T> List<T> readList(String json, Class<T> type) {
    try {
      return MAPPER.readerForListOf(type).readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "this is no list of " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule("flashpaper");
    add(values, Money.class, Money::of);
    add(values, Price.class, Price::of);
    add(values, Quantity.class, Quantity::of);
    add(values, MarketId.class, MarketId::new);
    add(values, Duration.class, Duration::parse);
    return new ObjectMapper()
        .registerModule(new Jdk8Module())
        .registerModule(values)
        .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
        .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(Desire.class, DesireTypes.class)
        .addMixIn(LedgerEntry.class, EntryTypes.class)
        .addMixIn(StrategyLoaded.class, LoadedParameters.class);
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parser) {
    module.addSerializer(type, new ToStringSerializer(type));
    module.addDeserializer(
        type,
        new FromStringDeserializer<T>(type) {
          private static final long serialVersionUID = 1;

          @Override
          protected T _deserialize(
              String text, com.fasterxml.jackson.databind.DeserializationContext context) {
            return parser.apply(text);
          }
        });
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Desire.Want.class, name = "want"),
    @JsonSubTypes.Type(value = Desire.Flat.class, name = "flat"),
    @JsonSubTypes.Type(value = Desire.Indifferent.class, name = "indifferent")
  })
  private interface DesireTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerEntry.OrderPlaced.class, name = "order-placed"),
    @JsonSubTypes.Type(value = LedgerEntry.OrderResting.class, name = "order-resting"),
    @JsonSubTypes.Type(value = LedgerEntry.OrderDone.class, name = "order-done"),
    @JsonSubTypes.Type(value = LedgerEntry.Filled.class, name = "fill"),
    @JsonSubTypes.Type(value = LedgerEntry.TradeOpened.class, name = "trade-opened"),
    @JsonSubTypes.Type(value = LedgerEntry.AwaitingSettlement.class, name = "awaiting-settlement"),
    @JsonSubTypes.Type(value = LedgerEntry.SettlementOverdue.class, name = "settlement-overdue"),
    @JsonSubTypes.Type(value = LedgerEntry.TradeClosed.class, name = "trade-closed"),
    @JsonSubTypes.Type(value = LedgerEntry.TradeRestated.class, name = "trade-restated"),
    @JsonSubTypes.Type(value = LedgerEntry.AccountOpened.class, name = "account-opened"),
    @JsonSubTypes.Type(value = LedgerEntry.SizingFailed.class, name = "sizing-failed"),
    @JsonSubTypes.Type(value = LedgerEntry.AccountChanged.class, name = "account-changed"),
    @JsonSubTypes.Type(value = LedgerEntry.AccountHalted.class, name = "account-halted"),
    @JsonSubTypes.Type(value = LedgerEntry.Posted.class, name = "posted"),
    @JsonSubTypes.Type(value = LedgerEntry.ProtectionTripped.class, name = "protection-tripped"),
    @JsonSubTypes.Type(value = LedgerEntry.ProtectionEnded.class, name = "protection-ended"),
    @JsonSubTypes.Type(value = LedgerEntry.CommandTaken.class, name = "command-taken"),
    @JsonSubTypes.Type(value = LedgerEntry.PlanChanged.class, name = "plan-changed"),
    @JsonSubTypes.Type(value = LedgerEntry.ShadowBegun.class, name = "shadow-begun"),
    @JsonSubTypes.Type(value = LedgerEntry.ShadowDropped.class, name = "shadow-dropped"),
    @JsonSubTypes.Type(value = LedgerEntry.ShadowSettled.class, name = "shadow-settled"),
    @JsonSubTypes.Type(value = LedgerEntry.MarketSettlement.class, name = "market-settlement"),
    @JsonSubTypes.Type(value = LedgerEntry.SignalTaken.class, name = "signal-taken"),
    @JsonSubTypes.Type(value = LedgerEntry.FlashCrashed.class, name = "flash-crash"),
    @JsonSubTypes.Type(value = LedgerEntry.FlashEnded.class, name = "flash-crash-ended"),
    @JsonSubTypes.Type(value = LedgerEntry.StrategyStarted.class, name = "strategy-started"),
    @JsonSubTypes.Type(value = LedgerEntry.StrategyRemoved.class, name = "strategy-removed"),
    @JsonSubTypes.Type(value = LedgerEntry.StrategyStopped.class, name = "strategy-stopped"),
    @JsonSubTypes.Type(value = LedgerEntry.GatesCounted.class, name = "gates-counted")
  })
  private interface EntryTypes {}

  /** Who has all parameters at their defaults says nothing of them. */
  private abstract static class LoadedParameters {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, String> parameters = new TreeMap<>();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    SortedMap<String, String> settings = new TreeMap<>();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean released;
  }
}
