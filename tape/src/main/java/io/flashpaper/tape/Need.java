// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

/** What a setting of a topic must be, lest the ledger lose what it has to read again. */
public sealed interface Need {
  /** Of an amount of which Kafka says {@code -1} if there is no end to it. */
  AtLeast UNLIMITED = new AtLeast(Long.MAX_VALUE);

  /** Whether a setting is good enough. */
  boolean isMetBy(String found);

  /** For sentences: {@code must be ...}. */
  @Override
  String toString();

  /**
   * One value and no other.
   *
   * @param value as Kafka writes it
   */
  record Exactly(String value) implements Need {
    @Override
    public boolean isMetBy(String found) {
      return found.equals(value);
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * So much or more; {@code -1} is more than anything.
   *
   * @param amount of what the setting counts
   */
  record AtLeast(long amount) implements Need {
    /** Of a value of Kafka's, such as that of {@code retention.ms}. */
    public static AtLeast of(String value) {
      long amount = Long.parseLong(value);
      return amount < 0 ? UNLIMITED : new AtLeast(amount);
    }

    @Override
    public boolean isMetBy(String found) {
      return of(found).amount >= amount;
    }

    @Override
    public String toString() {
      return amount == Long.MAX_VALUE ? "-1" : "at least " + amount;
    }
  }
}
