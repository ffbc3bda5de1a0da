// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.tapes.TapesStack.Readers;
import io.flashpaper.model.event.TapeRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tape that lost what a restart needs: both services say so, and touch nothing. */
@Timeout(400)
class TruncatedTapeIT {
  private static final long SEED = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final List<String> LEDGER =
      List.of(
          "select tape_offset from stream_position",
          "select count(*) from signal_log",
          "select count(*) from trade",
          "select count(*) from posting");

  @TempDir Path folder;

  @Test
  void bothServicesRefuseItWithTheSameSentenceAndTouchNothing() throws Exception {
    try (TapesStack stack = new TapesStack(folder, Path.of("target", "truncated-tape.log"))) {
      Readers readers = stack.start("cut", RandomSettings.of(SEED));
      List<TapeRecord> written = new LivePlay(stack, readers, SEED).play(RandomTape.of(SEED));
      List<Long> ledger = LEDGER.stream().map(sql -> stack.count(readers, sql)).toList();
      long signals = stack.signalsEnd(readers);
      long first = written.getLast().offset();

      stack.truncate(first);
      stack.kill(readers.signalService());
      stack.kill(readers.executionService());

      String holds =
          "topic tape holds offsets %d to %d, but the ".formatted(first, stack.tapeEnd());
      String remedy =
          ": give the topic back its older records, or begin anew with an empty ledger and an empty"
              + " topic signals";
      awaitAll(readers.api(), "/api/v1/status", holds + "ledger must read it from ", remedy);
      awaitAll(readers.signals(), "/api/v1/strategies", holds + "signal side must read", remedy);
      assertThat(answer(readers.signals(), "/api/v1/strategies")).contains("\"state\":\"STOPPED\"");
      for (URI service : List.of(readers.api(), readers.signals())) {
        awaitAll(service, "/q/health/ready", "\"status\": \"DOWN\"", holds, remedy);
      }
      assertThat(LEDGER.stream().map(sql -> stack.count(readers, sql)).toList()).isEqualTo(ledger);
      assertThat(stack.signalsEnd(readers)).isEqualTo(signals);
      assertThat(stack.restarts(readers)).as("they stay up").isEqualTo(2);
    }
  }

  private static void awaitAll(URI service, String path, String... words)
      throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
    String last = "";
    while (System.currentTimeMillis() < deadline) {
      last = answer(service, path);
      if (List.of(words).stream().allMatch(last::contains)) {
        return;
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
          .join();
    }
    assertThat(last).contains(words);
  }

  private static String answer(URI service, String path) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException notNow) {
      return String.valueOf(notNow.getMessage());
    }
  }
}
