// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.sizing.SizingFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The sizing policies there are: the host's own, and those of a plugin directory, which is looked
 * at once, when a policy that is not the host's own is first asked for.
 */
public final class SizingCatalog {
  private final List<LoadedSizing> own;
  private final Supplier<PluginScan> looking;
  private List<PluginScan> looked = List.of();

  /**
   * A catalog.
   *
   * @param own factories of the host's own policies, in the order in which they are shown
   * @param plugins where the others are; made for {@link PluginKind#SIZING}
   */
  public SizingCatalog(List<SizingFactory<?>> own, PluginDirectory plugins) {
    this.own = own.stream().map(LoadedSizing::builtIn).toList();
    this.looking = plugins::scan;
  }

  /**
   * The policy of this id: one of the host's own goes before a plugin's, and of several versions
   * the newest is taken.
   *
   * @throws IllegalArgumentException if there is none, naming those there are and what was refused
   */
  public LoadedSizing get(String id) {
    return own.stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .or(() -> plugins().findSizing(id))
        .orElseThrow(() -> new IllegalArgumentException(missing(id)));
  }

  /** What the plugin directory holds. */
  public PluginScan plugins() {
    if (looked.isEmpty()) {
      looked = List.of(looking.get());
    }
    return looked.getFirst();
  }

  private String missing(String id) {
    List<String> known = new ArrayList<>(own.stream().map(LoadedSizing::id).toList());
    plugins().sizing().stream().map(LoadedSizing::id).distinct().forEach(known::add);
    String refused =
        plugins().refusals().stream()
            .map(refusal -> "; " + refusal.sentence())
            .collect(Collectors.joining());
    return "there is no sizing '%s'; choose one of %s, or copy the jar of another into %s%s"
        .formatted(id, String.join(", ", known), plugins().directory(), refused);
  }
}
