// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests in the files, and what kustomize makes of them. */
final class Manifests {
  static final Path ROOT = Path.of(System.getProperty("flashpaper.root"));
  static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");

  private Manifests() {}

  /** The names of the overlays, each of which is a whole deployment. */
  static List<String> overlays() {
    try (Stream<Path> folders = Files.list(KUBERNETES.resolve("overlays"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every document in the files, patches and kustomizations left out. */
  static List<Manifest> written() {
    try (Stream<Path> files = Files.walk(KUBERNETES)) {
      List<Manifest> all = new ArrayList<>();
      for (Path file : files.filter(Manifests::isManifest).sorted().toList()) {
        all.addAll(read(KUBERNETES.relativize(file).toString(), Files.readString(file)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml")
        && !name.equals("kustomization.yaml")
        && !name.endsWith("patch.yaml");
  }

  /** An overlay as kubectl would send it; skips the test where there is no kubectl. */
  static List<Manifest> rendered(String overlay) {
    return read(overlay, kustomize(KUBERNETES.resolve("overlays").resolve(overlay)));
  }

  /** The documents of a YAML text. */
  static List<Manifest> read(String source, String yaml) {
    List<Manifest> all = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      if (document != null) {
        all.add(new Manifest(source, Manifest.mapOf(document)));
      }
    }
    return all;
  }

  private static String kustomize(Path folder) {
    Process process;
    try {
      process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
    } catch (IOException e) {
      String loud = "NOT CHECKED: there is no kubectl here, so " + folder + " is not put together";
      System.err.println(loud);
      return Assumptions.abort(loud);
    }
    try (InputStream said = process.getInputStream();
        InputStream complained = process.getErrorStream()) {
      String yaml = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      String complaint = new String(complained.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0 || !complaint.isBlank()) {
        throw new AssertionError("kubectl kustomize " + folder + ": " + complaint);
      }
      return yaml;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
