// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.execution.DeadLetterShelf.Letter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What could not be read, and why. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public final class DeadLettersResource {
  private final DeadLetterShelf shelf;

  DeadLettersResource(DeadLetterShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * All of them.
   *
   * @param count how many messages lie on the dead-letter topics
   * @param topics those topics that hold any
   * @param last the latest first, a hundred at most
   */
  public record DeadLetters(long count, List<DeadLetterTopic> topics, List<DeadLetter> last) {}

  /**
   * Those of one topic.
   *
   * @param topic where they were to be read
   * @param since when the oldest that is kept was put aside
   */
  public record DeadLetterTopic(String topic, long count, String since) {}

  /**
   * One of them.
   *
   * @param topic where it was to be read
   * @param offset its own there; null for what a venue sent and never got onto a topic
   * @param reader the service that could not read it
   * @param time when it was put aside, by that service's clock
   */
  public record DeadLetter(
      String topic, @Nullable Long offset, String reader, String reason, String time) {}

  /** Messages that could not be read. */
  @GET
  @Operation(
      summary = "Messages that could not be read and were put aside, the latest first",
      description =
          "What lies on the dead-letter topics, counted since the oldest message that is kept"
              + " there. A service that was killed may have put the same message aside twice."
              + " While Kafka does not answer it is what was known before.")
  public DeadLetters deadLetters() {
    DeadLetterShelf.Contents now = shelf.contents();
    return new DeadLetters(
        now.count(),
        now.piles().entrySet().stream()
            .map(e -> new DeadLetterTopic(e.getKey(), e.getValue().count(), time(e.getValue())))
            .toList(),
        now.last().stream().map(DeadLettersResource::view).toList());
  }

  private static String time(DeadLetterShelf.Pile pile) {
    return Instant.ofEpochMilli(pile.sinceMs()).toString();
  }

  /** A letter as the API shows it. */
  static DeadLetter view(Letter letter) {
    return new DeadLetter(
        letter.topic(),
        letter.offset().isPresent() ? letter.offset().getAsLong() : null,
        letter.reader(),
        letter.reason(),
        Instant.ofEpochMilli(letter.atMs()).toString());
  }
}
