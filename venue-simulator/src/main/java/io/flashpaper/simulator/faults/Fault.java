// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one transport of one venue, until it is cleared or replaced. As JSON its kind
 * is the field {@code fault}: {@code {"fault":"status","code":503}}.
 *
 * <p>A <em>data frame</em> is anything but the answer to a command or a ping.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
  @JsonSubTypes.Type(value = Fault.HalfOpen.class, name = "half_open"),
  @JsonSubTypes.Type(value = Fault.Silence.class, name = "silence"),
  @JsonSubTypes.Type(value = Fault.Garbage.class, name = "garbage"),
  @JsonSubTypes.Type(value = Fault.Truncated.class, name = "truncated"),
  @JsonSubTypes.Type(value = Fault.Oversize.class, name = "oversize"),
  @JsonSubTypes.Type(value = Fault.Duplicates.class, name = "duplicates"),
  @JsonSubTypes.Type(value = Fault.Reordered.class, name = "reordered"),
  @JsonSubTypes.Type(value = Fault.Gap.class, name = "gap"),
  @JsonSubTypes.Type(value = Fault.WrongNoScale.class, name = "wrong_no_scale"),
  @JsonSubTypes.Type(value = Fault.NegativeLevel.class, name = "negative_level"),
  @JsonSubTypes.Type(value = Fault.Crossed.class, name = "crossed"),
  @JsonSubTypes.Type(value = Fault.Mutated.class, name = "mutated")
})
public sealed interface Fault {
  /**
   * Every request, or every handshake, is answered with an HTTP status; open WebSockets stay.
   *
   * @param code 400 to 599
   * @param retryAfter what the header Retry-After says, in seconds; 0 for no header
   */
  record Status(int code, int retryAfter) implements Fault {
    /** Refuses what is no error. */
    public Status {
      if (code < 400 || code > 599 || retryAfter < 0) {
        throw new IllegalArgumentException(
            "code must be 400 to 599 and retryAfter not negative: " + code + ", " + retryAfter);
      }
    }

    /** Without Retry-After. */
    public Status(int code) {
      this(code, 0);
    }
  }

  /** Every connection is reset, the open ones too, as if nothing listened. */
  record Reset() implements Fault {}

  /**
   * TCP connections stay and are made, but nothing is read, answered, ponged or sent; open
   * WebSockets too. Those are reset when the fault is cleared.
   */
  record HalfOpen() implements Fault {}

  /**
   * Connections and pongs work, but no data frame comes; a REST answer has headers and no body.
   *
   * @param acknowledged whether commands are still answered
   */
  record Silence(boolean acknowledged) implements Fault {}

  /** Every frame and body is something that is not JSON. */
  record Garbage() implements Fault {}

  /** Every frame and body ends in the middle. */
  record Truncated() implements Fault {}

  /**
   * The next data frame of each connection, and every body, is this long.
   *
   * @param bytes such as 100,000,000; at least 1,000
   */
  record Oversize(int bytes) implements Fault {
    /** Refuses what is not large. */
    public Oversize {
      if (bytes < 1_000) {
        throw new IllegalArgumentException("bytes must be at least 1000, but is " + bytes);
      }
    }
  }

  /** Every data frame comes twice; every second answer repeats the one before it. */
  record Duplicates() implements Fault {}

  /** Neighbouring data frames are swapped; every third answer is the one before the last. */
  record Reordered() implements Fault {}

  /**
   * The next data frames are not sent, the next requests reset; then all is well.
   *
   * @param frames how many, at least 1
   */
  record Gap(int frames) implements Fault {
    /** Refuses no gap. */
    public Gap {
      if (frames < 1) {
        throw new IllegalArgumentException("frames must be at least 1, but is " + frames);
      }
    }
  }

  /** Kalshi's NO prices come on the other scale than was asked for. */
  record WrongNoScale() implements Fault {}

  /** Kalshi's deltas take more than there is; its REST books hold a negative size. */
  record NegativeLevel() implements Fault {}

  /** Kalshi's deltas and REST books bid 99 cents for YES, whatever NO bids. */
  record Crossed() implements Fault {}

  /**
   * Messages of a kind come with one field removed or retyped, all fields in turn: a mutated
   * message, some healthy ones, the next mutation. Once all were done, all is well.
   *
   * @param kind as {@link MessageKind} names it, such as {@code orderbook_delta}
   * @param path the only field to change, as a JSON pointer; all in turn if empty
   * @param changes what is done to each field; everything if empty
   * @param healthy how many healthy messages of the kind follow a mutated one
   */
  record Mutated(String kind, String path, List<Change> changes, int healthy) implements Fault {
    /** Refuses a mutation of nothing; what is not said is the widest. */
    public Mutated(
        @Nullable String kind, @Nullable String path, @Nullable List<Change> changes, int healthy) {
      if (kind == null || kind.isEmpty() || healthy < 0) {
        throw new IllegalArgumentException("a kind is needed, and healthy must not be negative");
      }
      this.kind = kind;
      this.path = path == null ? "" : path;
      if (!this.path.isEmpty() && !this.path.startsWith("/")) {
        throw new IllegalArgumentException(
            "path must be a JSON pointer such as /msg/side, but is " + path);
      }
      this.changes =
          changes == null || changes.isEmpty() ? List.of(Change.values()) : List.copyOf(changes);
      this.healthy = healthy;
    }
  }
}
