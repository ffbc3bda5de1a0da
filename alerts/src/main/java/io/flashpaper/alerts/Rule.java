// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When people are told something, and in which words unless they chose their own. */
public enum Rule {
  /** An account bought something. */
  TRADE_OPENED(
      "Trade opened",
      "{account} bought {contracts} {side} of {market} at {price} for ${cost} ({instance})",
      "account",
      "instance",
      "strategy",
      "market",
      "side",
      "contracts",
      "price",
      "cost",
      "trade"),
  /** A trade is over: sold, or paid out by the venue. */
  TRADE_CLOSED(
      "Trade closed",
      "{account} {result} ${net} after fees with {contracts} {side} of {market} ({reason},"
          + " {instance})",
      "account",
      "instance",
      "strategy",
      "market",
      "side",
      "contracts",
      "net",
      "result",
      "reason",
      "trade"),
  /** K fell fast. */
  FLASH_CRASH(
      "Flash crash",
      "{market} fell from {peak} to {k} ({cause}, {verdict})",
      "market",
      "series",
      "peak",
      "k",
      "cause",
      "verdict"),
  /** An account buys nothing for a while, or does nothing any more. */
  PROTECTION("Account protected", "{account}: {what}", "account", "instance", "what"),
  /** The tape stands still, or a venue is out of reach. */
  FEED_LOST("Feed lost", "{what}", "source", "what"),
  /** It moves again, or is back. */
  FEED_RECOVERED("Feed recovered", "{what}", "source", "what"),
  /** The ledger cannot go on. */
  LEDGER_STOPPED("Ledger stopped", "{what}", "source", "what"),
  /** It goes on. */
  LEDGER_RECOVERED("Ledger recovered", "{what}", "source", "what"),
  /** A strategy instance was stopped since it misbehaved. */
  QUARANTINE(
      "Strategy quarantined",
      "{instance} ({strategy} {version}) was stopped in all its markets: {kind}, {evidence}",
      "instance",
      "strategy",
      "version",
      "market",
      "kind",
      "evidence"),
  /** A replay of the recorded tape did not give the stored ledger, or could not be done. */
  VERIFY_FAILED(
      "Verification failed",
      "{outcome}: {identical} of {trades} trades identical",
      "outcome",
      "trades",
      "identical"),
  /** A UTC day of tape time is over. */
  DAILY_SUMMARY(
      "Summary of {day}",
      "{trades} trades, {wins} won, {result} ${net} after fees\n{accounts}",
      "day",
      "trades",
      "wins",
      "net",
      "result",
      "accounts"),
  /** Somebody wanted to know whether a channel works. */
  TEST("Test", "Flashpaper reaches {channel}", "channel");

  private final String title;
  private final String template;
  private final List<String> fields;

  Rule(String title, String template, String... fields) {
    this.title = title;
    this.template = template;
    this.fields = List.of(fields);
  }

  /** What is set of it in configuration, such as {@code trade-opened}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The rule with a key.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static Rule of(String key) {
    return Arrays.stream(values())
        .filter(rule -> rule.key().equals(key.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no alert rule '%s'; the rules are %s"
                        .formatted(key, Arrays.stream(values()).map(Rule::key).toList())));
  }

  /** Whether somebody may have to do something, other than with everyday news. */
  boolean isOfTrouble() {
    return switch (this) {
      case PROTECTION,
          FEED_LOST,
          FEED_RECOVERED,
          LEDGER_STOPPED,
          LEDGER_RECOVERED,
          QUARANTINE,
          VERIFY_FAILED ->
          true;
      case TRADE_OPENED, TRADE_CLOSED, FLASH_CRASH, DAILY_SUMMARY, TEST -> false;
    };
  }

  /** A few words, for where a message has a heading. */
  public String title() {
    return title;
  }

  /** What is said, with names in braces. */
  public String template() {
    return template;
  }

  /** The names that a template may have in braces. */
  public List<String> fields() {
    return fields;
  }
}
