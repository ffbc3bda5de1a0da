// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.tape.Shard;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The schema of a shard's ledger, as a source of configuration below all that an operator says. */
public final class LedgerSchema implements ConfigSourceFactory {
  private static final int BELOW_APPLICATION_PROPERTIES = 150;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Shard shard =
        new Shard(number(context, "flashpaper.shard", 0), number(context, "flashpaper.shards", 1));
    return List.of(
        new PropertiesConfigSource(
            Map.of("flashpaper.ledger.schema", shard.ledgerSchema()),
            "schema of the shard",
            BELOW_APPLICATION_PROPERTIES));
  }

  private static int number(ConfigSourceContext context, String setting, int usual) {
    ConfigValue set = context.getValue(setting);
    if (set == null || set.getValue() == null) {
      return usual;
    }
    try {
      return Integer.parseInt(set.getValue().strip());
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "%s is '%s', but must be a whole number".formatted(setting, set.getValue()), wrong);
    }
  }
}
