// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same replay in other JVMs: whatever their language, time, charset, cores or compiler. */
class AnywhereIT {
  private static final int LONG = 120;
  private static final int SHORT = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu",
        "-Duser.language=ar -Duser.country=EG -Duser.timezone=America/St_Johns",
        "-Duser.language=hi -Duser.country=IN -Duser.extensions=u-nu-deva"
            + " -Duser.timezone=Pacific/Apia",
        "-Dfile.encoding=ISO-8859-1 -Dstdout.encoding=US-ASCII",
        "-XX:ActiveProcessorCount=1 -XX:+UseSerialGC",
        "-XX:ActiveProcessorCount=8 -XX:+UseParallelGC",
        "-XX:TieredStopAtLevel=1 -XX:hashCode=2"
      })
  void aReplayIsTheSameWhereverItRuns(String options) throws Exception {
    assertThat(elsewhere(LONG, options)).isEqualTo(HashedReplay.hash(LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-Xcomp -XX:TieredStopAtLevel=1", "-Xshare:off"})
  void aReplayIsTheSameHoweverItIsCompiled(String options) throws Exception {
    assertThat(elsewhere(SHORT, options)).isEqualTo(HashedReplay.hash(SHORT));
  }

  private static String elsewhere(int minutes, String options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UnlockExperimentalVMOptions");
    command.addAll(List.of(options.split(" ")));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            HashedReplay.class.getName(),
            Integer.toString(minutes)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
