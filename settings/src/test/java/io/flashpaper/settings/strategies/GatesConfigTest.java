// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.signal.Gate;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.TradingHours;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Settings as an operator writes them, and what becomes of them. */
class GatesConfigTest {
  private static final String MINE = "flashpaper.strategies.mine.";

  private final Map<String, String> settings =
      new TreeMap<>(Map.of(MINE + "strategy", "delay_arb"));

  private List<InstancePlan> plans() {
    return Settings.of(settings).instances();
  }

  private InstancePlan mine() {
    return plans().stream().filter(plan -> plan.name().equals("mine")).findFirst().orElseThrow();
  }

  private GatesConfigTest with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  private void isRefused(String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(this::plans)
        .satisfies(refused -> assertThat(refused).hasMessageContainingAll(words));
  }

  @Test
  void theUsualSettingsAreTheEnginesOwn() {
    assertThat(mine().gates()).isEqualTo(GateSettings.DEFAULT);
    assertThat(mine().scope().sides()).containsExactly(Side.YES, Side.NO);
    assertThat(mine().scope().hours()).isEqualTo(TradingHours.ALWAYS);
    assertThat(mine().scope().series()).containsExactly("KXBTC15M", "KXBTCD");
  }

  @Test
  void sharedGatesApplyToAllInstancesAndOwnOnesOnlyWhereTheyDiffer() {
    with("flashpaper.gates.max-spread", "0.03")
        .with("flashpaper.gates.min-time-to-close", "240s")
        .with(MINE + "gates.min-time-to-close", "120s");
    assertThat(mine().gates().maxSpread()).isEqualTo(Price.ofCents(3));
    assertThat(mine().gates().minTimeToClose()).isEqualTo(Duration.ofSeconds(120));
    assertThat(mine().gates().openWindow()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theUsualLineupIsV10InAccountMainAndTheModelBesideIt() {
    List<InstancePlan> usual = Settings.usual().instances();
    assertThat(usual)
        .extracting(InstancePlan::name, InstancePlan::account)
        .containsExactly(
            tuple("mean-rev-flash", "main"),
            tuple("mean-reversion-high", "main"),
            tuple("delay-arb", "main"),
            tuple("delay-arb-model", "model"));
    assertThat(usual.get(0).gates().maxSpread()).isEqualTo(Price.ofCents(15));
    assertThat(usual.get(1).gates()).isEqualTo(GateSettings.DEFAULT);
    assertThat(usual.get(2).gates()).isEqualTo(GateSettings.DEFAULT);
    assertThat(usual.get(3).gates().minTimeToClose()).isEqualTo(Duration.ofSeconds(120));
    assertThat(usual.get(3).parameters()).containsEntry("profile", "model");
  }

  @Test
  void theChainIsAskedInTheOrderGivenAndAGateLeftOutIsOff() {
    with(MINE + "gates.chain", "SPREAD, MARKET_PAUSED, BOOK_UNTRUSTED");
    assertThat(mine().gates().chain())
        .containsExactly(Gate.SPREAD, Gate.MARKET_PAUSED, Gate.BOOK_UNTRUSTED);
  }

  @Test
  void anUnknownGateIsRefusedWithTheGatesThereAre() {
    with("flashpaper.gates.chain", "MARKET_PAUSED,BOOK_UNTRUSTED,SPRED")
        .isRefused("setting flashpaper.gates", "'SPRED'", "SPREAD, VOLUME");
  }

  @Test
  void theGatesWithoutWhichNothingCouldBeBoughtCannotBeLeftOut() {
    with(MINE + "gates.chain", "MARKET_PAUSED,SPREAD")
        .isRefused("flashpaper.strategies.\"mine\".gates", "BOOK_UNTRUSTED", "put it in");
  }

  @Test
  void aGateNamedTwiceIsRefused() {
    with(MINE + "gates.chain", "MARKET_PAUSED,BOOK_UNTRUSTED,SPREAD,SPREAD").isRefused("twice");
  }

  @Test
  void sidesAndHoursNeedTheirGates() {
    with(MINE + "gates.chain", "MARKET_PAUSED,BOOK_UNTRUSTED").with(MINE + "sides", "NO");
    isRefused("flashpaper.strategies.\"mine\"", "sides is [NO]", "SIDE");
    with(MINE + "sides", "YES,NO").with(MINE + "hours", "22:00-02:00");
    isRefused("hours is 22:00-02:00", "HOURS");
    with(MINE + "hours", "").with(MINE + "gates.max-time-to-close", "10m");
    isRefused("max-time-to-close is PT10M", "MAX_TIME_TO_CLOSE");
  }

  @Test
  void hoursThatAreNoneAreRefusedWithAnExample() {
    with(MINE + "hours", "9 to 5").isRefused("flashpaper.strategies.\"mine\"", "13:30-20:00");
  }

  @Test
  void timesToTheCloseThatNothingCanMeetAreRefused() {
    with(MINE + "gates.max-time-to-close", "299s").isRefused("PT4M59S", "nothing would ever pass");
  }

  @Test
  void anUnusableMarketAsTheLeastIsRefusedWithTheSettingsName() {
    with(MINE + "gates.min-feed-grade", "UNUSABLE")
        .isRefused("flashpaper.strategies.\"mine\".gates", "UNUSABLE");
  }

  @Test
  void instancesAreAskedByPriorityThenByName() {
    with("flashpaper.strategies.zero.strategy", "other")
        .with("flashpaper.strategies.zero.priority", "10")
        .with("flashpaper.strategies.also.strategy", "other");
    assertThat(plans()).extracting(InstancePlan::name).containsExactly("zero", "also", "mine");
  }

  @Test
  void anInstanceMaySayAccountVersionAndParameters() {
    with(MINE + "account", "model")
        .with(MINE + "version", "1.2")
        .with(MINE + "parameters.profile", "model");
    assertThat(mine().account()).isEqualTo("model");
    assertThat(mine().version()).contains("1.2");
    assertThat(mine().parameters()).containsEntry("profile", "model");
  }
}
