// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.record.ConfigurationRecord;
import io.flashpaper.replay.record.RecordedDirections;
import io.flashpaper.replay.verify.Recording.Reading;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The configuration that is on record: of the strategies by the recorded signals, of the accounts
 * by the ledger, with the very jars that ran.
 */
public final class RecordedConfiguration implements Configurations {
  private final KeptPlugins kept;

  /** With the jars that a store keeps by their SHA-256. */
  public RecordedConfiguration(Path pluginStore) {
    this(pluginStore, AllowedPlugins.ALL);
  }

  /** With those of the jars that a store keeps by their SHA-256 that are allowed. */
  public RecordedConfiguration(Path pluginStore, AllowedPlugins allowed) {
    this.kept = new KeptPlugins(new PluginStore(pluginStore), allowed);
  }

  @Override
  public Directions of(RecordedLedger ledger, Recording recording, Position upTo)
      throws SQLException {
    ConfigurationRecord record = new ConfigurationRecord();
    try (Reading<SignalMessage> signals = recording.signals(0)) {
      while (signals.hasNext()) {
        SignalMessage message = signals.next();
        if (message.tapeOffset() <= upTo.tapeOffset()) {
          record.hear(message);
        }
      }
    }
    ledger.tellPlans(record, upTo.tapeOffset());
    return new RecordedDirections(record, Settings.NONE, new Kept(), SizingSource.kept(kept))
        .directions();
  }

  private final class Kept implements RecordedDirections.Plugins {
    @Override
    public LoadedPlugin kept(String strategy, String sha256) {
      return kept.strategy(strategy, sha256);
    }

    @Override
    public LoadedPlugin newest(String strategy, Optional<String> version) {
      throw new IllegalArgumentException(
          "it is not on record from which jar strategy %s ran: only what the present version recorded can be verified"
              .formatted(strategy));
    }
  }
}
