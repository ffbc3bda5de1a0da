// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.LocalBroker;
import java.util.Locale;

/** What can die in a stack. */
public enum Part {
  FEED("feed-service"),
  SIGNALS("signal-service"),
  EXECUTION("execution-service"),
  BROKER(LocalBroker.NAME),
  DATABASE("database");

  private final String process;

  Part(String process) {
    this.process = process;
  }

  /** Its name among the stack's processes. */
  public String process() {
    return process;
  }

  /** Whether it is one of ours, which reach the others through a network. */
  public boolean isService() {
    return this == FEED || this == SIGNALS || this == EXECUTION;
  }

  /** For a person. */
  public String words() {
    return process.toLowerCase(Locale.ROOT);
  }
}
