// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.JvmProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our commands in a process of their own, so that whatever becomes of one the stack goes on. */
final class OwnProcess implements DailyCommand.Program {
  private static final int MEGABYTES = 512;

  private volatile @Nullable Process running;

  @Override
  public int run(List<String> arguments, Path log) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(commandLine(arguments))
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
              .start();
      running = process;
      return process.waitFor();
    } finally {
      running = null;
    }
  }

  private static List<String> commandLine(List<String> arguments) {
    return new JvmProgram(
            System.getProperty("java.class.path"),
            "io.flashpaper.cli.Main",
            MEGABYTES,
            Map.of("flashpaper.root", System.getProperty("flashpaper.root", ".")),
            arguments)
        .commandLine();
  }

  @Override
  public void close() {
    Process process = running;
    if (process != null) {
      process.destroy();
    }
  }
}
