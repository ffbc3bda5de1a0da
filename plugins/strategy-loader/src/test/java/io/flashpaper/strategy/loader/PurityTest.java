// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurityTest {
  @TempDir Path directory;

  private List<String> refusals(String onMoment, String members) throws IOException {
    new JarOnTheFly()
        .code("onMoment", onMoment)
        .code("members", members)
        .writeTo(directory.resolve("demo.jar"));
    return new PluginDirectory(directory)
        .scan().refusals().stream().map(Refusal::sentence).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long t = System.currentTimeMillis();|System.currentTimeMillis()|Moment.timeMs()",
        "long t = System.nanoTime();|System.nanoTime()|Moment.timeMs()",
        "Object t = java.time.Instant.now();|java.time.Instant.now()|Moment.timeMs()",
        "Object t = java.time.Clock.systemUTC();|java.time.Clock.systemUTC()|Moment.timeMs()",
        "Object t = new Date();|java.util.Date.<init>()|Moment.timeMs()",
        "java.util.function.LongSupplier t = System::nanoTime;|System.nanoTime()|Moment.timeMs()",
        "double d = Math.random();|Math.random()|Moment.seed()",
        "Object r = new Random().nextInt();|java.util.Random.<init>()|new Random(moment.seed())",
        "Collections.shuffle(new ArrayList<>());|Collections.shuffle(java.util.List)|Moment.seed()",
        "Object r = UUID.randomUUID();|UUID.randomUUID()|Moment.seed()",
        "double d = Math.sin(1);|Math.sin(double)|StrictMath",
        "Object m = Map.of(1,"
            + " 2);|java.util.Map.of(java.lang.Object,java.lang.Object)|LinkedHashMap",
        "int h = System.identityHashCode(memory);|identityHashCode|differs from one JVM",
        "new Thread(() -> {}).start();|java.lang.Thread|no threads",
        "long n = List.of(1).parallelStream().count();|parallelStream()|no threads",
        "try { \"\".wait(); } catch (InterruptedException e) {}|wait()|no threads",
        "Object p = java.util.concurrent.Executors.newCachedThreadPool();|Executors|no threads",
        "Object p = new java.util.concurrent.locks.ReentrantLock();|ReentrantLock|no threads",
        "Object l = ThreadLocal.withInitial(() -> 1);|ThreadLocal|no threads",
        "System.out.println();|System.out|says why in a Reason",
        "new Exception().printStackTrace();|printStackTrace()|says why in a Reason",
        "Object f = new java.io.File(\"x\").exists();|java.io.File|reads no files",
        "Object f = java.nio.file.Path.of(\"x\");|java.nio.file.Path.of|reads no files",
        "Object a = java.net.URI.create(\"x\");|java.net.URI|opens no connections",
        "Object e = System.getenv(\"HOME\");|System.getenv|is a parameter",
        "System.exit(1);|System.exit(int)|is a parameter",
        "Object n = Runtime.getRuntime();|java.lang.Runtime|is a parameter",
        "Object l = Locale.getDefault();|Locale.getDefault()|is a parameter",
        "Object w = new java.lang.ref.WeakReference<>(memory);|java.lang.ref|is a parameter",
        "Object m = Memory.class.getDeclaredMethods();|getDeclaredMethods()|write the call out",
        "Object m = java.lang.invoke.MethodHandles.lookup();|MethodHandles.lookup()|write the call"
            + " out",
        "Object c = java.sql.Types.class;|names java.sql.Types|of the JDK a strategy may use",
        "Object a = new int[2][2][2];|3 dimensions|one after the other",
      })
  void whatIsImpureIsRefusedWithPlaceAndRemedy(String statement, String what, String remedy)
      throws IOException {
    List<String> refusals = refusals(statement, "");
    assertThat(refusals).hasSize(1);
    assertThat(refusals.getFirst()).contains("demo.jar", "demo.DemoFactory", what, remedy);
  }

  @Test
  void theSentenceIsWhole() throws IOException {
    assertThat(refusals("long t = System.nanoTime() - System.nanoTime();", ""))
        .containsExactly(
            directory.resolve("demo.jar")
                + " is refused: class demo.DemoFactory$1, method evaluate, uses"
                + " java.lang.System.nanoTime(): strategies take time from Moment.timeMs()"
                + " (and 1 more in it)");
  }

  @Test
  void stateThatOutlivesACallIsRefused() throws IOException {
    assertThat(refusals("calls++;", "static int calls;").getFirst())
        .contains("changes the static field demo.DemoFactory.calls", "memory record");
    assertThat(refusals("", "static final int[] SQUARES = {1, 4};")).isEmpty();
    assertThat(
            refusals("", "@SuppressWarnings(\"removal\") protected void finalize() {}").getFirst())
        .contains("finalizer");
    assertThat(refusals("", "native void f();").getFirst()).contains("method f,", "is native");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "double d = StrictMath.sin(1) + Math.sqrt(2) + Math.floorMod(3, 2);",
        "int n = new Random(moment.seed()).nextInt(); Collections.shuffle(new ArrayList<>(), new"
            + " Random(1));",
        "Object a = new"
            + " TreeMap<>(List.of(1).stream().collect(java.util.stream.Collectors.groupingBy(i ->"
            + " i)));",
        "Object t ="
            + " java.time.Duration.ofMillis(3).plus(java.time.Instant.ofEpochMilli(4).toEpochMilli(),"
            + " java.time.temporal.ChronoUnit.MILLIS);",
        "Object s = \"%s and %d\".formatted(memory, 3) + moment; System.arraycopy(new int[1], 0,"
            + " new int[1], 0, 1);",
        "Object m = new java.util.concurrent.ConcurrentHashMap<>(); Object n = new"
            + " java.util.concurrent.atomic.AtomicLong();",
        "switch (moment.trigger()) { case Trigger.BookChanged b -> {} case Trigger.TimerFired t ->"
            + " {} default -> {} }",
        "assert moment != null; Object v = getClass().getPackage().getImplementationVersion();",
      })
  void usualCodeIsPure(String statement) throws IOException {
    assertThat(refusals(statement, "")).isEmpty();
  }

  @Test
  void aPluginMayNotTurnBackItsMeter() throws IOException {
    assertThat(refusals("io.flashpaper.strategy.loader.Charges.resume(0);", "").getFirst())
        .contains("sees io.flashpaper.strategy.api and io.flashpaper.model");
  }

  @Test
  void librariesMustBePureAsWell() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("demo"));
    new JarOnTheFly().writeTo(folder.resolve("demo.jar"));
    new JarOnTheFly()
        .without("Strategy-Id")
        .source("Library", "class Library { long t = System.nanoTime(); }")
        .writeTo(folder.resolve("library.jar"));
    assertThat(new PluginDirectory(directory).scan().refusals().getFirst().sentence())
        .contains("library.jar", "demo.Library", "System.nanoTime()");
  }
}
