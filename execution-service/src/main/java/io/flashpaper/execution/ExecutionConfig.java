// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.execution.alerts.AlertsConfig;
import io.flashpaper.settings.ShardConfig;
import io.flashpaper.settings.accounts.AccountConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set about paper trading. Where Kafka and Postgres are is Quarkus's own. */
@ConfigMapping(prefix = "flashpaper")
public interface ExecutionConfig extends ShardConfig {
  /** This process among those that share the work, such as {@code execution-1}. */
  @WithDefault("execution-1")
  String instanceId();

  /** The paper accounts by name. */
  Map<String, AccountConfig> accounts();

  /** How every other account trades: one that only a strategy instance names. */
  AccountConfig otherAccounts();

  /** Where sizing policies come from that are not the program's own; read at start. */
  Plugins plugins();

  /** Where the ledger is in the database. */
  Ledger ledger();

  /** How the streams are read. */
  Intake intake();

  /** How this service shares Kafka with others like it. */
  Kafka kafka();

  /** Who is told what happens. */
  AlertsConfig alerts();

  /** How the ledger's entries are shown as they come. */
  Stream stream();

  /** How the ledger's entries are shown as they come. */
  interface Stream {
    /** So many of the latest published entries are kept for readers that come back. */
    @WithDefault("50000")
    int keptEntries();

    /** More readers at once are refused. */
    @WithDefault("64")
    int maxReaders();

    /**
     * A sign of life is sent when nothing else was for so long; by `live` every second at least.
     */
    @WithDefault("15s")
    Duration heartbeat();
  }

  /** How long it is kept what is no part of the ledger. */
  Retention retention();

  /** Where the other services answer, whose reports are shown along with the ledger. */
  Neighbours neighbours();

  /**
   * Where the other services answer, whose reports are shown along with the ledger. Where a name
   * has several addresses, each is asked until one is no standby's.
   */
  interface Neighbours {
    /** The feed-service, such as {@code http://127.0.0.1:8081}. */
    Optional<URI> feed();

    /** The signal-service of the same shard, such as {@code http://127.0.0.1:8082}. */
    Optional<URI> signal();

    /** An answer that is not there after so long is given up. */
    @WithDefault("5s")
    Duration timeout();
  }

  /** Where sizing policies come from that are not the program's own. */
  interface Plugins {
    /** Where plugin jars are dropped: the directory that strategies come from. */
    @WithDefault("plugins")
    Path directory();

    /**
     * Keeps every jar that ever sized, by its SHA-256; {@code .kept} in the directory if not given.
     */
    Optional<Path> store();

    /** SHA-256 of the jars that may run; if not given, all may. */
    Optional<List<String>> allowedSha256();

    /** A file with further ones, one on each line as {@code sha256sum} prints it. */
    Optional<Path> allowedSha256File();
  }

  /** Where the ledger is in the database. */
  interface Ledger {
    /**
     * The schema of its tables, made if there is none: {@code public} for the only shard, {@code
     * shard_1} for shard 1 of several.
     */
    @WithDefault("public")
    String schema();
  }

  /** How the streams are read. */
  interface Intake {
    /** Signals held while the tape lags behind them, before reading them pauses. */
    @WithDefault("100000")
    int maxBufferedSignals();

    /** Steps in one transaction. */
    @WithDefault("2000")
    int maxStepsPerTransaction();
  }

  /** How this service shares Kafka with others like it. */
  interface Kafka {
    /** The group of those of whom one keeps the ledger, while the others stand by. */
    @WithDefault("execution-${flashpaper.shard:0}")
    String group();

    /** Where the signals are. */
    @WithDefault("signals")
    String signalsTopic();

    /** After so long without a sign of life a standby takes over. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /**
     * On how many brokers a topic is to be that this service makes; the cluster's default if not
     * given.
     */
    OptionalInt replicationFactor();
  }

  /** How long it is kept what is no part of the ledger, in days of tape time; 0 for ever. */
  interface Retention {
    /** What strategies wanted. A trade keeps the reason of its own signal for ever. */
    @WithDefault("90")
    int signalDays();

    /** What stopped wishes, by the minute: up to a million rows a day. */
    @WithDefault("30")
    int gateCountDays();

    /** What came of what rules refused or sold early. */
    @WithDefault("365")
    int shadowDays();
  }
}
