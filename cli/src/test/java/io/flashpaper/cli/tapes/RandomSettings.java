// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Settings by chance from a seed: who runs, what they are told, and how accounts trade.
 *
 * @param signals those of the signal-service
 * @param execution those of the execution-service
 */
record RandomSettings(Map<String, String> signals, Map<String, String> execution) {
  RandomSettings {
    signals = Map.copyOf(signals);
    execution = Map.copyOf(execution);
  }

  static RandomSettings of(long seed) {
    return new Draw(new SplittableRandom(seed)).settings();
  }

  /** One drawing of them. */
  private record Draw(
      SplittableRandom random, Map<String, String> signals, Map<String, String> execution) {
    private static final String STRATEGY = "flashpaper.strategies.";
    private static final String ACCOUNT = "flashpaper.accounts.";

    Draw(SplittableRandom random) {
      this(random, new TreeMap<>(), new TreeMap<>());
    }

    RandomSettings settings() {
      gates();
      usualStrategies();
      furtherStrategies();
      account("main", random.nextInt(4) == 0 ? "maker" : "taker");
      account("model", "taker");
      account("patient", "maker");
      return new RandomSettings(signals, execution);
    }

    private void gates() {
      signals.put("flashpaper.gates.min-volume", any("0", "50", "300"));
      signals.put("flashpaper.gates.max-spread", any("0.04", "0.08", "0.20"));
      signals.put("flashpaper.gates.min-time-to-close", any("15s", "60s", "300s"));
      signals.put("flashpaper.gates.open-window", any("0s", "30s"));
      signals.put("flashpaper.gates.min-feed-grade", any("POOR", "POOR", "FAIR"));
      signals.put("flashpaper.flash-crash.min-drop-ppm", any("100000", "150000"));
      signals.put("flashpaper.flash-crash.min-k", any("0.35", "0.50", "0.65"));
    }

    private void usualStrategies() {
      for (String name : List.of("mean-rev-flash", "mean-reversion-high", "delay-arb")) {
        if (random.nextInt(8) == 0) {
          signals.put(STRATEGY + name + ".enabled", "false");
        }
      }
      String delay = STRATEGY + "delay-arb.parameters.v10.";
      signals.put(delay + "min-momentum-ppm", any("200", "500", "900"));
      signals.put(delay + "momentum-window", any("10s", "30s", "60s"));
      String model = STRATEGY + "delay-arb-model.parameters.model.";
      signals.put(model + "min-momentum-ppm", any("0", "100"));
      signals.put(model + "momentum-sigmas-permille", any("0", "500"));
      signals.put(model + "min-fair-move", any("0.005", "0.02"));
      signals.put(STRATEGY + "mean-reversion-high.parameters.min-k", any("0.60", "0.70", "0.80"));
      signals.put(STRATEGY + "mean-rev-flash.parameters.min-k", any("0.35", "0.50"));
      signals.put(STRATEGY + "mean-rev-flash.parameters.entry-window", any("2s", "10s"));
    }

    /** One that bids and waits, one of an account nobody configured, one that shares another's. */
    private void furtherStrategies() {
      strategy("patient", "mean_reversion_high", "patient");
      signals.put(STRATEGY + "patient.parameters.min-k", any("0.30", "0.55"));
      signals.put(STRATEGY + "patient.parameters.max-momentum-ppm", any("500", "5000"));
      if (random.nextBoolean()) {
        strategy("rebound", "mean_rev_flash", any("rebound", "main"));
        signals.put(STRATEGY + "rebound.parameters.direction", "YES_REBOUND");
        signals.put(STRATEGY + "rebound.parameters.min-k", "0.30");
        signals.put(STRATEGY + "rebound.parameters.entry-window", "5s");
        signals.put(STRATEGY + "rebound.gates.max-spread", "0.30");
      }
      if (random.nextBoolean()) {
        strategy("hourly", "delay_arb", any("model", "hourly"));
        signals.put(STRATEGY + "hourly.series", "KXBTCD");
        signals.put(STRATEGY + "hourly.sides", any("YES", "NO"));
        signals.put(STRATEGY + "hourly.parameters.v10.min-momentum-ppm", "300");
      }
    }

    private void strategy(String name, String strategy, String account) {
      signals.put(STRATEGY + name + ".strategy", strategy);
      signals.put(STRATEGY + name + ".account", account);
      signals.put(STRATEGY + name + ".priority", any("5", "35", "100"));
    }

    private void account(String name, String entryOrders) {
      String account = ACCOUNT + name + ".";
      execution.put(account + "initial-cash", any("40", "300", "1000", "5000"));
      execution.put(
          account + "fees",
          any("direct", "cent", "cent-until-2026-08-26", "legacy-cent-per-order"));
      execution.put(account + "sizing", any("dynamic", "fixed", "fractional-kelly"));
      execution.put(account + "contract-step", any("1", "0.01"));
      execution.put(account + "break-even", any("loss", "push"));
      execution.put(account + "entry-orders", entryOrders);
      execution.put(account + "maker.time-to-live", any("5s", "30s", "2m"));
      execution.put(account + "maker.placement", any("best-bid", "improve", "limit"));
      execution.put(account + "cooldown", any("0s", "5s", "60s"));
      execution.put(account + "retry", any("1s", "10s"));
      execution.put(account + "min-feed-grade", any("POOR", "FAIR"));
      latency(account);
      exits(account + "exits.");
      protections(account + "protections.");
    }

    private void latency(String account) {
      if (random.nextInt(3) == 0) {
        execution.put(account + "latency-model", "log-normal");
        execution.put(account + "latency-sigma", any("0.2", "1.5"));
      } else {
        execution.put(account + "latency", any("0ms", "250ms", "3s"));
      }
    }

    private void exits(String exits) {
      execution.put(exits + "profile", any("v10", "model"));
      execution.put(exits + "stop", any("v10", "model"));
      execution.put(exits + "take-profit-percent", any("3", "8", "20"));
      execution.put(exits + "longest", any("30s", "180s", "1200s"));
    }

    /** Each now and then; most accounts have none. */
    private void protections(String protections) {
      rarely(protections + "max-exposure", any("20", "100"));
      rarely(protections + "max-market-exposure", any("10", "50"));
      rarely(protections + "max-open-positions", any("1", "2"));
      rarely(protections + "daily-loss", any("5", "20"));
      if (random.nextInt(5) == 0) {
        execution.put(protections + "drawdown.percent", any("1", "5"));
        execution.put(protections + "drawdown.pause", any("60s", "10m"));
      }
      if (random.nextInt(5) == 0) {
        execution.put(protections + "loss-streak.losses", any("2", "3"));
        execution.put(protections + "loss-streak.pause", any("60s", "5m"));
        execution.put(protections + "loss-streak.scope", any("ACCOUNT", "INSTANCE"));
      }
    }

    private void rarely(String setting, String value) {
      if (random.nextInt(5) == 0) {
        execution.put(setting, value);
      }
    }

    private String any(String... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
