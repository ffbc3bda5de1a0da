// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * A plugin's own view of the world: the JDK, the strategy API with the model it speaks of, and its
 * own jars.
 *
 * <p>The API comes from whatever loader gave this class its {@link StrategyFactory}, so it works
 * wherever the host itself was loaded from. Resources are not shown. It holds bytes and no file, so
 * nobody has to close it: it goes with the last strategy that came from it.
 */
final class PluginClassLoader extends ClassLoader {
  private static final List<String> SHARED =
      List.of("io.flashpaper.strategy.api.", "io.flashpaper.model.", "org.jspecify.");

  static {
    registerAsParallelCapable();
  }

  /** What metered code calls. */
  private static final Set<String> METER =
      Set.of(Charges.class.getName(), MeteredCalls.class.getName());

  private final ClassLoader api = StrategyFactory.class.getClassLoader();
  private final List<JarContent> jars;

  PluginClassLoader(String name, List<JarContent> jars) {
    super(name, ClassLoader.getPlatformClassLoader());
    this.jars = List.copyOf(jars);
    setDefaultAssertionStatus(false); // whatever -ea says: a switch of the host must decide nothing
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (METER.contains(name)) {
      return Charges.class.getClassLoader().loadClass(name);
    }
    return SHARED.stream().anyMatch(name::startsWith)
        ? api.loadClass(name)
        : super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    JarContent jar = holding(path).orElseThrow(() -> new ClassNotFoundException(name));
    byte[] bytes = jar.entries().get(path);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    definePackageOf(name, jar.attributes());
    return defineClass(name, bytes, 0, bytes.length);
  }

  private Optional<JarContent> holding(String path) {
    return jars.stream().filter(jar -> jar.entries().containsKey(path)).findFirst();
  }

  private void definePackageOf(String className, Attributes attributes) {
    int dot = className.lastIndexOf('.');
    if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) {
      return;
    }
    try {
      definePackage(
          className.substring(0, dot),
          attributes.getValue(Attributes.Name.SPECIFICATION_TITLE),
          attributes.getValue(Attributes.Name.SPECIFICATION_VERSION),
          attributes.getValue(Attributes.Name.SPECIFICATION_VENDOR),
          attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE),
          attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION),
          attributes.getValue(Attributes.Name.IMPLEMENTATION_VENDOR),
          null);
    } catch (IllegalArgumentException definedMeanwhile) {
      // another thread was faster, with the same attributes
    }
  }
}
