// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.model.Money;
import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.job.TradeOutcome;
import io.flashpaper.replay.sweep.segment.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final Basis BASIS = new Basis(List.of("ab"), List.of("jar cd"), "1", "main");
  private static final List<Job> JOBS =
      IntStream.range(0, 12)
          .mapToObj(
              n ->
                  Job.of(
                      BASIS,
                      new TreeMap<>(Map.of("key", "" + n / 2)),
                      new Segment(n % 2, n % 2 * 10L, n % 2 * 10L + 10)))
          .toList();

  @TempDir Path folder;
  private final Queue<String> played = new ConcurrentLinkedQueue<>();

  /** A crash at once, with nothing tidied up. */
  private static final class Killed extends RuntimeException {}

  private JobResult play(Job job) {
    played.add(job.id());
    long micros = job.settings().hashCode() + job.segment().fromMs();
    return new JobResult(
        job,
        7,
        List.of(new TradeOutcome("M-1", job.segment().fromMs(), new Money(micros), Money.ZERO)),
        List.of());
  }

  private Map<String, JobResult> run(Path path, int threads, SweepProgress progress)
      throws InterruptedException {
    try (ResultsFile file = ResultsFile.open(path)) {
      return new Sweep(new Threads(this::play, threads), file, progress).run(JOBS);
    }
  }

  private static SweepProgress killing(int after) {
    return new SweepProgress() {
      private int count;

      @Override
      public void begun(int known, int jobs) {}

      @Override
      public void done(JobResult result) {
        if (++count == after) {
          throw new Killed();
        }
      }
    };
  }

  @Test
  void killedAtAnyResultItGoesOnAndPlaysNoKeptResultAgain() throws Exception {
    Map<String, JobResult> undisturbed = run(folder.resolve("whole"), 1, SweepProgress.NONE);
    for (int kept = 1; kept <= JOBS.size(); kept++) {
      Path path = folder.resolve("killed-" + kept);
      int after = kept;
      assertThatThrownBy(() -> run(path, 1, killing(after))).isInstanceOf(Killed.class);
      assertThat(Files.readAllLines(path)).hasSize(kept);
      played.clear();

      assertThat(run(path, 1, SweepProgress.NONE)).isEqualTo(undisturbed);
      assertThat(played).hasSize(JOBS.size() - kept);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    Map<String, JobResult> alone = run(folder.resolve("1"), 1, SweepProgress.NONE);

    for (int threads : List.of(2, 5, 16)) {
      assertThat(run(folder.resolve("" + threads), threads, SweepProgress.NONE)).isEqualTo(alone);
    }
  }

  @Test
  void aLineThatACrashCutOffIsDoneAgain() throws Exception {
    Path path = folder.resolve("torn");
    run(path, 1, SweepProgress.NONE);
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length - 5));
    played.clear();

    run(path, 1, SweepProgress.NONE);

    assertThat(played).containsExactly(JOBS.getLast().id());
    assertThat(Files.readAllBytes(path)).isEqualTo(whole);
  }

  @Test
  void aResultThatComesTwiceCountsOnce() throws Exception {
    List<String> told = new ArrayList<>();
    SweepProgress progress =
        new SweepProgress() {
          @Override
          public void begun(int known, int jobs) {}

          @Override
          public void done(JobResult result) {
            told.add(result.job().id());
          }
        };
    Path path = folder.resolve("twice");
    try (ResultsFile file = ResultsFile.open(path)) {
      Crew twice = (jobs, done) -> jobs.forEach(job -> both(done, play(job)));
      new Sweep(twice, file, progress).run(JOBS);
    }

    assertThat(told).hasSize(JOBS.size());
    assertThat(Files.readAllLines(path)).hasSize(JOBS.size());
  }

  private static void both(Consumer<JobResult> done, JobResult result) {
    done.accept(result);
    done.accept(result);
  }

  @Test
  void twoSweepsNeverWriteOneFile() throws Exception {
    Path path = folder.resolve("one");
    try (ResultsFile _ = ResultsFile.open(path)) {
      assertThatThrownBy(() -> ResultsFile.open(path)).hasMessageContaining("another sweep");
    }
  }

  @Test
  void aFileOfSomethingElseIsLeftAlone() throws IOException {
    Path path = folder.resolve("other");
    Files.writeString(path, "dear diary\n", StandardOpenOption.CREATE);

    assertThatThrownBy(() -> ResultsFile.open(path)).hasMessageContaining("no result of a sweep");
    assertThat(path).hasContent("dear diary");
  }

  @Test
  void aFailureInAReplayIsThrownAsItIs() {
    try (ResultsFile file = ResultsFile.open(folder.resolve("failing"))) {
      Crew crew =
          new Threads(
              job -> {
                throw new IllegalArgumentException("no such plugin");
              },
              2);

      assertThatThrownBy(() -> new Sweep(crew, file, SweepProgress.NONE).run(JOBS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no such plugin");
    }
  }

  @Test
  void whatDecidesAResultDecidesTheId() {
    Segment segment = new Segment(0, 0, 10);
    TreeMap<String, String> settings = new TreeMap<>(Map.of("a", "1"));
    List<Job> jobs =
        List.of(
            Job.of(BASIS, settings, segment),
            Job.of(BASIS, new TreeMap<>(Map.of("a", "2")), segment),
            Job.of(BASIS, settings, new Segment(0, 0, 11)),
            Job.of(new Basis(List.of("ac"), List.of("jar cd"), "1", "main"), settings, segment),
            Job.of(new Basis(List.of("ab"), List.of("jar ce"), "1", "main"), settings, segment),
            Job.of(new Basis(List.of("ab"), List.of("jar cd"), "2", "main"), settings, segment),
            Job.of(new Basis(List.of("ab"), List.of("jar cd"), "1", "other"), settings, segment));

    assertThat(jobs.stream().map(Job::id).distinct()).hasSize(jobs.size());
    assertThat(Job.of(BASIS, settings, segment)).isEqualTo(jobs.getFirst());
  }
}
