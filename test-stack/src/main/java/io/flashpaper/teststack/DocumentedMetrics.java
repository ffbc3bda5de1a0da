// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that the operators' page describes, and those that a scrape holds, in the same words:
 * name to type and labels, such as {@code counter venue, reason}.
 */
public final class DocumentedMetrics {
  private static final String PAGE = "docs/operating/metrics.md";
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z0-9_]+)` \\| (\\w+) \\| ([^|]*)\\|[^|]*\\|[^|]*\\|");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  private DocumentedMetrics() {}

  /** Every metric on the page, or those whose names begin so. */
  public static SortedMap<String, String> beginning(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String line : lines()) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(1).startsWith(prefix)) {
        found.put(row.group(1), described(row.group(2), labels(row.group(3))));
      }
    }
    return found;
  }

  /** Those on the page that a process of ours exports without our doing: name to type. */
  public static SortedMap<String, String> ofLibraries() {
    SortedMap<String, String> found = beginning("");
    found.keySet().removeIf(name -> name.startsWith("flashpaper_") || name.equals("up"));
    found.replaceAll((_, described) -> described.split(" ", 2)[0]);
    return found;
  }

  private static Iterable<String> lines() {
    try {
      return Files.readAllLines(Path.of(System.getProperty("flashpaper.root")).resolve(PAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedSet<String> labels(String cell) {
    SortedSet<String> labels = new TreeSet<>(Arrays.asList(cell.replaceAll("[` ]", "").split(",")));
    labels.remove("");
    return labels;
  }

  private static String described(String type, SortedSet<String> labels) {
    return (type + " " + labels.stream().collect(joining(", "))).strip();
  }

  /** What a scrape in Prometheus' text format holds of the metrics whose names begin so. */
  public static SortedMap<String, String> scraped(String text, String prefix) {
    SortedMap<String, String> types = new TreeMap<>();
    SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
    for (String line : text.lines().filter(l -> l.contains(prefix)).toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
      } else if (sample.matches()) {
        collect(sample, types, labels);
      }
    }
    types.keySet().removeIf(name -> isExtreme(name, types) || !name.startsWith(prefix));
    SortedMap<String, String> found = new TreeMap<>();
    types.forEach(
        (name, type) ->
            found.put(name, described(type, labels.getOrDefault(name, new TreeSet<>()))));
    return found;
  }

  private static void collect(
      Matcher sample,
      SortedMap<String, String> types,
      SortedMap<String, SortedSet<String>> labels) {
    String name = sample.group(1);
    String family = types.containsKey(name) ? name : name.replaceAll("_(bucket|count|sum)$", "");
    SortedSet<String> found = labels.computeIfAbsent(family, _ -> new TreeSet<>());
    Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
    while (label.find()) {
      if (!label.group(1).equals("le")) {
        found.add(label.group(1));
      }
    }
  }

  /** Each histogram and summary has its largest value of late beside it. */
  private static boolean isExtreme(String name, SortedMap<String, String> types) {
    return name.endsWith("_max")
        && types
            .getOrDefault(name.substring(0, name.length() - "_max".length()), "")
            .matches("histogram|summary");
  }
}
