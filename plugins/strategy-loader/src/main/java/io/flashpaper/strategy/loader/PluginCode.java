// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Reads the classes of a plugin's jar before any of them is loaded: refuses impure ones and meters
 * the others.
 */
final class PluginCode {
  private static final String CLASS = ".class";
  private static final int MAJOR_VERSION_AT = 6;
  private static final int MAJOR_VERSION_OF_JAVA_0 = 44;

  private PluginCode() {}

  /**
   * The same jar with metered classes.
   *
   * @throws PluginRefusedException if a class is not fit to run; the message lacks the file's name
   */
  static JarContent metered(JarContent jar) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    jar.entries()
        .forEach((path, bytes) -> entries.put(path, isClass(path) ? metered(path, bytes) : bytes));
    return new JarContent(entries, jar.attributes());
  }

  private static boolean isClass(String path) {
    return path.endsWith(CLASS) && !path.endsWith("module-info" + CLASS);
  }

  private static byte[] metered(String path, byte[] bytes) {
    String name = path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    checkJavaVersion(name, bytes);
    try {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
      checkPurity(Purity.of(node));
      node.methods.forEach(method -> new MeteredMethod(method).meter());
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      node.accept(writer);
      return writer.toByteArray();
    } catch (PluginRefusedException refused) {
      throw refused;
    } catch (RuntimeException unreadable) {
      throw new PluginRefusedException(
          "class %s cannot be read or metered (%s): build the jar anew, and copy it again"
              .formatted(name, unreadable),
          unreadable);
    }
  }

  private static void checkPurity(List<Impurity> found) {
    if (!found.isEmpty()) {
      String others = found.size() == 1 ? "" : " (and %d more in it)".formatted(found.size() - 1);
      throw new PluginRefusedException(found.getFirst() + others);
    }
  }

  private static void checkJavaVersion(String name, byte[] bytes) {
    int ours = Runtime.version().feature();
    if (bytes.length <= MAJOR_VERSION_AT + 1) {
      throw new PluginRefusedException(
          "class %s is cut short: build the jar anew, and copy it again".formatted(name));
    }
    int major = ((bytes[MAJOR_VERSION_AT] & 0xff) << 8) | (bytes[MAJOR_VERSION_AT + 1] & 0xff);
    int java = major - MAJOR_VERSION_OF_JAVA_0;
    if (java > ours) {
      throw new PluginRefusedException(
          "class %s is compiled for Java %d, but this host runs Java %d: compile with --release 21"
              .formatted(name, java, ours));
    }
  }
}
