// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.sizing.SizingFactory;

/** What a jar may offer. */
public enum PluginKind {
  /** Strategies, for whoever reads the tape. */
  STRATEGY("strategy", "Strategy-Id", StrategyFactory.class),
  /** Sizing policies, for whoever keeps accounts. */
  SIZING("sizing policy", "Sizing-Id", SizingFactory.class);

  private final String noun;
  private final String attribute;
  private final Class<?> service;

  PluginKind(String noun, String attribute, Class<?> service) {
    this.noun = noun;
    this.attribute = attribute;
    this.service = service;
  }

  /** What people call one. */
  String noun() {
    return noun;
  }

  /** The manifest's entry with the ids. */
  String attribute() {
    return attribute;
  }

  /** The interface that a factory implements. */
  Class<?> service() {
    return service;
  }

  /** The file that names the factories. */
  String serviceFile() {
    return "META-INF/services/" + service.getName();
  }
}
