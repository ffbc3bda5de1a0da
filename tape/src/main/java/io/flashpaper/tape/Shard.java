// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A share of the accounts: each account is in one shard, by its name alone. A shard has a
 * signal-service, an execution-service and a ledger of its own, over the tape that all share.
 *
 * @param index which one, from 0
 * @param count how many there are
 */
public record Shard(int index, int count) {
  /** The only one, where accounts are not shared out. */
  public static final Shard ONLY = new Shard(0, 1);

  /** The header in which each progress mark says whose it is; without it, of {@link #ONLY}. */
  public static final String HEADER = "shard";

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
  private static final String REMEDY =
      "%s, but this is to be shard %s: start it with flashpaper.shards=%d, or begin anew with"
          + " another number of shards (docs/operating/scaling.md)";

  /** Checks that there is such a shard. */
  public Shard {
    if (count < 1) {
      throw new IllegalArgumentException(
          "flashpaper.shards is %d, but there must be at least 1".formatted(count));
    }
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "flashpaper.shard is %d, but with flashpaper.shards=%d it must be from 0 to %d"
              .formatted(index, count, count - 1));
    }
  }

  /**
   * The shard that an account is in.
   *
   * <p>This never changes for as long as the number of shards does not: CRC-32 of the name in
   * UTF-8, modulo their number.
   */
  public Shard home(String account) {
    CRC32 hash = new CRC32();
    hash.update(account.getBytes(StandardCharsets.UTF_8));
    return new Shard((int) (hash.getValue() % count), count);
  }

  /** Whether an account is in this shard. */
  public boolean holds(String account) {
    return home(account).equals(this);
  }

  /** The key of its messages in topic {@code signals}, whose partition is its index. */
  public String key() {
    return Topic.UNDERLYING + '#' + index;
  }

  /** The schema its ledger is in, unless another is set. */
  public String ledgerSchema() {
    return count == 1 ? "public" : "shard_" + index;
  }

  /** What is wrong with a topic of so many partitions, if it has not one for each shard. */
  public Optional<String> misfit(String topic, int partitions) {
    return partitions == count
        ? Optional.empty()
        : Optional.of(
            REMEDY.formatted(
                "topic %s has %d %s, one for each shard"
                    .formatted(topic, partitions, partitions == 1 ? "partition" : "partitions"),
                this,
                partitions));
  }

  /**
   * Makes sure that something is this shard's.
   *
   * @param what of whom, such as {@code topic signals}
   * @param owner whose it is
   * @throws IllegalStateException if it is another's, with the remedy
   */
  public void require(String what, Shard owner) {
    if (!owner.equals(this)) {
      throw new IllegalStateException(
          REMEDY.formatted("%s is that of shard %s".formatted(what, owner), this, owner.count()));
    }
  }

  /** As in the header of a progress mark, such as {@code 0/2}. */
  public String text() {
    return index + "/" + count;
  }

  /**
   * What {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'%s' is no shard, such as 0/2".formatted(text));
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** For sentences, such as {@code 0 of 2}. */
  @Override
  public String toString() {
    return index + " of " + count;
  }
}
