// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.stack.StackException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How commands end, for scripts: the same for all of them, and the same tomorrow. */
enum ExitStatus {
  DONE(0, "done, and all is well"),
  FAILED(1, "not done, or found wanting: a difference, a refusal, no such trade"),
  WRONG_COMMAND(2, "a wrong command: nothing was done"),
  AWAY(3, "no stack runs there, or it does not answer: try again later"),
  NOT_PERMITTED(4, "the stack asks for a token, or this token may not do that"),
  STORED(5, "the command is stored and will be carried out, but was not yet: do not repeat it"),
  STOPPED(130, "stopped by Ctrl-C before it was done");

  private final int code;
  private final String words;

  ExitStatus(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The number. */
  int code() {
    return code;
  }

  /** How a command ends that failed so. */
  static ExitStatus of(StackException failure) {
    return switch (failure.kind()) {
      case FAILED -> FAILED;
      case AWAY -> AWAY;
      case NOT_PERMITTED -> NOT_PERMITTED;
    };
  }

  /** What each number means, in their order. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(each -> table.put(Integer.toString(each.code), each.words));
    return table;
  }
}
