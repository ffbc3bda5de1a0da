// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What a system can do to a process without asking it. POSIX systems only. */
public enum ProcessSignal {
  /** Ends it at once. */
  KILL,
  /** Holds it, with all it has open, until it is continued. */
  STOP,
  /** Lets it go on. */
  CONT;

  /**
   * Sends it to a process and, where they are to share its fate, to its children.
   *
   * @throws StackException if the system has no such signal
   */
  public void send(ProcessHandle process, boolean withChildren) throws InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("/bin/sh", "-c", "kill -" + name() + " \"$@\" 2>/dev/null || true", "sh"),
                Stream.concat(
                        Stream.of(process), withChildren ? process.children() : Stream.empty())
                    .map(each -> Long.toString(each.pid())))
            .toList();
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new StackException("This system cannot send SIG%s.".formatted(name()), e);
    }
  }
}
