package @package@;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.util.Objects;

/** Makes {@code @id@}; named in {@code META-INF/services}. */
public final class @Class@Factory implements StrategyFactory<@Class@Parameters> {
  @Override
  public StrategyDescriptor descriptor() {
    // From the jar's manifest; there is none while tests run on plain classes.
    String version = @Class@Factory.class.getPackage().getImplementationVersion();
    return new StrategyDescriptor(
        "@id@",
        Objects.requireNonNullElse(version, "unpacked"),
        StrategyApi.LEVEL,
        "Buys YES when its price has dipped though Bitcoin stands still.");
  }

  @Override
  public Class<@Class@Parameters> parametersType() {
    return @Class@Parameters.class;
  }

  @Override
  public Strategy<?> create(@Class@Parameters parameters) {
    return new @Class@(parameters);
  }
}
