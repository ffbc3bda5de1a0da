// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.settings.Settings;
import io.flashpaper.signal.LineupMark.Member;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.tape.Shard;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real jars come, change and go. */
@Timeout(120)
class CastingIT {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(3, 1);

  @TempDir Path plugins;

  private final Casting casting =
      new Casting(
          Settings.of(Map.of("flashpaper.strategies.wanted.strategy", "wanted")).instances(),
          Optional.of(GateSettings.DEFAULT),
          Shard.ONLY,
          new CallWatch());
  private Lineup latest = Lineup.EMPTY;

  private Lineup look(PluginDirectory directory) {
    latest = casting.of(directory.scan(), latest);
    return latest;
  }

  private static List<String> names(Lineup lineup) {
    return lineup.running().stream()
        .map(r -> r.plan().name() + " " + r.plugin().descriptor().version())
        .toList();
  }

  @Test
  void whatIsConfiguredComesFirstAndWhatIsNotRunsUnderItsOwnName() throws Exception {
    PluginDirectory directory = new PluginDirectory(plugins);
    TestJar.blinking("any_other", "1.0", "YES", 0).install(plugins);
    assertThat(names(look(directory))).containsExactly("any-other 1.0");
    assertThat(latest.waiting()).hasSize(1);
    TestJar.blinking("wanted", "1.0", "YES", 0).install(plugins);
    assertThat(names(look(directory))).containsExactly("wanted 1.0", "any-other 1.0");
    assertThat(latest.problems()).isEmpty();
    assertThat(latest.find("any-other").orElseThrow().plan().account()).isEqualTo("any-other");
  }

  @Test
  void whoStaysTheSameIsNotMadeAnew() throws Exception {
    PluginDirectory directory = new PluginDirectory(plugins);
    TestJar.blinking("wanted", "1.0", "YES", 0).install(plugins);
    RunningStrategy before = look(directory).running().getFirst();
    TestJar.blinking("late", "1.0", "YES", 0).install(plugins);
    assertThat(look(directory).running()).hasSize(2).first().isSameAs(before);
  }

  @Test
  void aReplacedJarRunsInItsNewVersion() throws Exception {
    PluginDirectory directory = new PluginDirectory(plugins);
    TestJar.blinking("wanted", "1.0", "YES", 0).install(plugins);
    look(directory);
    TestJar.blinking("wanted", "2.0", "NO", 1).install(plugins);
    assertThat(names(look(directory))).containsExactly("wanted 2.0");
  }

  @Test
  void aJarThatCannotReplaceItsPredecessorLetsItGoOnAndSaysSo() throws Exception {
    PluginDirectory directory = new PluginDirectory(plugins);
    Path jar = TestJar.blinking("wanted", "1.0", "YES", 0).install(plugins);
    TestJar.blinking("other", "1.0", "YES", 0).install(plugins);
    RunningStrategy before = look(directory).running().getFirst();
    Files.writeString(jar, "half a jar");
    Files.writeString(plugins.resolve("other.jar"), "half a jar");
    assertThat(names(look(directory))).containsExactly("wanted 1.0", "other 1.0");
    assertThat(latest.running()).first().isSameAs(before);
    assertThat(latest.refused()).hasSize(2);
    assertThat(latest.problems()).anyMatch(p -> p.contains("until then version 1.0 goes on"));
    Files.delete(jar);
    assertThat(names(look(directory))).containsExactly("other 1.0");
  }

  @Test
  void afterARestartWhoRanBeforeGoesOnFromTheKeptCopyIfNothingElseChanged() throws Exception {
    Path jar = TestJar.blinking("wanted", "1.0", "YES", 0).install(plugins);
    RunningStrategy before = look(new PluginDirectory(plugins)).running().getFirst();
    Member member = Member.of(before, Standing.fresh(7));
    Files.writeString(jar, "half a jar");
    PluginDirectory directory = new PluginDirectory(plugins);
    assertThat(directory.has(member.source())).isTrue();
    assertThat(casting.revive(member, directory.kept(member.source(), member.jar())))
        .map(running -> running.plugin().sha256())
        .contains(before.plugin().sha256());
    Member other =
        new Member("wanted", "wanted", "1.0", "wanted.jar", member.jar() + "0", member.standing());
    assertThat(casting.revive(other, directory.kept(other.source(), other.jar()))).isEmpty();
    assertThat(directory.kept("wanted.jar", "0123456789abcdef")).isEmpty();
  }

  @Test
  void anOldVersionsClassesAreLetGoOfWithItsRun() throws Exception {
    PluginDirectory directory = new PluginDirectory(plugins);
    TestJar.blinking("wanted", "1.0", "YES", 0).install(plugins);
    WeakReference<ClassLoader> old = runOnce(look(directory));
    TestJar.blinking("wanted", "2.0", "NO", 1).install(plugins);
    SignalRun next = run(look(directory));
    assertThat(next.statuses()).hasSize(1);
    while (old.get() != null) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(old.get()).isNull();
  }

  private static WeakReference<ClassLoader> runOnce(Lineup lineup) {
    RunStatus status = new RunStatus();
    SignalRun run = run(lineup);
    status.began(run);
    status.went(run);
    return new WeakReference<>(
        lineup.running().getFirst().plugin().factory().getClass().getClassLoader());
  }

  private static SignalRun run(Lineup lineup) {
    SignalRun run =
        new SignalRun(
            SignalSettings.DEFAULT,
            lineup,
            new Resume(Optional.empty(), LineupMark.NONE, List.of()));
    for (int i = 0; i < TAPE.size(); i++) {
      run.step(new TapeRecord(i, TAPE.get(i)));
    }
    return run;
  }
}
