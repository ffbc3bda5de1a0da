// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.venue.conform.Message.Way;
import io.flashpaper.venue.conform.Outcome.Ignored;
import io.flashpaper.venue.conform.Outcome.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one file. Whose a message is, is told by its fields; where they do not tell, by the
 * messages before it, and last by the names of file and folders.
 */
final class FileReading implements Envelopes.Receiver {
  private final String name;
  private final Tally tally = new Tally();
  private final Dialects dialects = new Dialects();
  private final SortedSet<String> venues = new TreeSet<>();
  private final SortedSet<String> transports = new TreeSet<>();
  private final Optional<Dialect> place;
  private Optional<Dialect> last = Optional.empty();
  private boolean attributed;
  private boolean broken;

  private FileReading(String name, Path path) {
    this.name = name;
    this.place = place(path);
  }

  /** The nearest of file and folders that is named after a venue. */
  private static Optional<Dialect> place(Path path) {
    return Stream.iterate(path, Objects::nonNull, Path::getParent)
        .filter(p -> p.getFileName() != null)
        .flatMap(p -> Dialect.ofName(String.valueOf(p.getFileName())).stream())
        .findFirst();
  }

  /**
   * Reads a file.
   *
   * @param name how the report names it
   */
  static FileReport of(Path file, String name) {
    FileReading reading = new FileReading(name, file.toAbsolutePath());
    new Recording(file, reading).read();
    return reading.report();
  }

  /** The report of something that cannot even be opened. */
  static FileReport unreadable(String name, String reason) {
    FileReading reading = new FileReading(name, Path.of(name));
    reading.unreadable(reason);
    return reading.report();
  }

  private FileReport report() {
    String venue =
        venues.isEmpty() ? place.map(Dialect::venue).orElse("unknown") : String.join("+", venues);
    return new FileReport(
        name,
        venue,
        List.copyOf(transports),
        tally.understood(),
        tally.refused(),
        tally.ignored(),
        tally.events(),
        dialects.kalshi().books(),
        attributed && !broken);
  }

  @Override
  public void message(Message message) {
    Optional<Dialect> dialect = message.json().flatMap(Dialect::of);
    if (dialect.isEmpty()) {
      strange(message);
    } else {
      last = dialect.map(Dialect::plain);
      read(dialect.get(), message);
    }
  }

  /** A message whose fields do not tell whose it is, such as one that is no JSON. */
  private void strange(Message message) {
    Optional<Dialect> dialect = last.or(() -> place);
    if (dialect.isEmpty()) {
      tally.count(new Refused("NO_VENUE: no venue speaks like this"), message.text());
    } else if (message.way() != Way.STREAMED && message.json().isPresent()) {
      attribute(dialect.get().venue());
      tally.count(new Ignored("unknown:" + fields(message.json().get())), message.text());
    } else {
      read(dialect.get(), message);
    }
  }

  private static String fields(JsonNode json) {
    Stream<String> names =
        json.isObject() ? json.properties().stream().map(e -> e.getKey()) : Stream.of("no object");
    return names
        .limit(4)
        .map(field -> field.length() <= 30 ? field : field.substring(0, 30) + "…")
        .collect(Collectors.joining(","));
  }

  private void read(Dialect dialect, Message message) {
    attribute(dialect.venue());
    transports.add(dialect.transport());
    dialects.read(dialect, message).forEach(outcome -> tally.count(outcome, message.text()));
  }

  private void attribute(String venue) {
    venues.add(venue);
    attributed = true;
  }

  @Override
  public void sent(JsonNode command) {
    dialects.kalshi().sent(command);
    ignored("what we sent");
  }

  @Override
  public void connected() {
    dialects.kalshi().connected();
    ignored("connection");
  }

  @Override
  public void ignored(String kind) {
    attributed = true;
    tally.count(new Ignored(kind), "");
  }

  @Override
  public void refused(String reason) {
    tally.count(new Refused("NOT_JSON: " + reason), "");
  }

  @Override
  public void unreadable(String reason) {
    broken = true;
    tally.count(new Refused("UNREADABLE: " + reason), "");
  }
}
