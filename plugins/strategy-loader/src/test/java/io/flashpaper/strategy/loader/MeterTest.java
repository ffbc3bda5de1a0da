// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.strategy.api.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {
  @TempDir Path directory;

  private Strategy<?> strategy(String onBirth, String members) throws IOException {
    new JarOnTheFly()
        .code("onBirth", onBirth)
        .code("members", members)
        .writeTo(directory.resolve("demo.jar"));
    PluginScan scan = new PluginDirectory(directory).scan();
    assertThat(scan.refusals()).isEmpty();
    return scan.find("demo").orElseThrow().create(Map.of());
  }

  private long units(String onBirth) throws IOException {
    strategy(onBirth, "").initialMemory();
    return Meter.lastUsed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "int i = 0; do { i++; } while (i != -1 || i != 1);",
        "for (;;) { try { while (true) {} } catch (Throwable all) {} }",
        "for (;;) { try { while (true) {} } finally { continue; } }",
        "Object lock = new Object(); synchronized (lock) { while (true) {} }",
        "List<Object> list = new ArrayList<>(); while (true) list.add(list.size());",
        "List<Object> list = new ArrayList<>(List.of(1)); while (true) list.addAll(list);",
        "List<Object> list = new LinkedList<>(); while (true) list.add(new Object());",
        "List<long[]> list = new ArrayList<>(); while (true) list.add(new long[1000000]);",
        "List<Object> list = new ArrayList<>(); while (true) list.add(new long[1000][1000]);",
        "long[] a = new long[1]; while (true) a = Arrays.copyOf(a, a.length * 2);",
        "List<Object> list = new ArrayList<>(); long[] a = new long[100000]; while (true)"
            + " list.add(a.clone());",
        "long[] a = new long[Integer.MAX_VALUE - 8];",
        "Object a = new ArrayList<Object>(Integer.MAX_VALUE - 8);",
        "String s = \"x\"; while (true) s += s;",
        "String s = \"x\"; while (true) s = s.concat(s);",
        "String s = \"x\"; while (true) s = s.replace(\"x\", \"xx\");",
        "StringBuilder s = new StringBuilder(\"x\"); while (true) s.append(s);",
        "String s = \"x\".repeat(Integer.MAX_VALUE);",
        "java.util.function.BiFunction<String, Integer, String> f = String::repeat; f.apply(\"xy\","
            + " 1 << 30);",
        "Object a = java.math.BigInteger.TEN.pow(Integer.MAX_VALUE / 4);",
        "java.util.stream.Stream.generate(Object::new).filter(o -> false).findAny();",
        "java.util.stream.Stream.iterate(1, i -> i).filter(i -> i > 1).findAny();",
        "long n = java.util.stream.LongStream.range(0, Long.MAX_VALUE).sum();",
        "new Runnable() { public void run() { run(); } }.run();",
        "Iterator<Integer> i = new Iterator<>() { public boolean hasNext() { return true; } public"
            + " Integer next() { return 1; } }; i.forEachRemaining(n -> {});",
      })
  void whatNeverEndsIsEnded(String statements) throws IOException {
    Strategy<?> strategy = strategy("if (true) {" + statements + "}", "");
    assertThatExceptionOfType(BudgetExceededError.class).isThrownBy(strategy::initialMemory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void f() { try { f(); } catch (Throwable all) { f(); } finally { f(); } }",
        "void f() { try { f(); } finally { f(); } }",
        "Object f() { return List.of(1, 2).stream().flatMap(i ->"
            + " java.util.stream.Stream.of(f())).sorted().toList(); }",
        "Object f() { return new HashMap<Integer, Object>().computeIfAbsent(3, k -> f()); }",
        "void f() { while (true) { try { f(); } catch (Error all) { } } }",
        "synchronized void f() { synchronized (this) { try { f(); } catch (Throwable all) { f(); }"
            + " } }",
      })
  void recursionThatSwallowsEverythingIsEnded(String members) throws IOException {
    Strategy<?> strategy = strategy("f();", members);
    assertThatExceptionOfType(BudgetExceededError.class).isThrownBy(strategy::initialMemory);
  }

  @Test
  void theErrorNamesTheBudgetAndThePlace() throws IOException {
    Strategy<?> strategy = strategy("if (true) while (true) {}", "");
    assertThatExceptionOfType(BudgetExceededError.class)
        .isThrownBy(strategy::initialMemory)
        .withMessageStartingWith(
            "budget of 2000000 units ended in demo.DemoFactory$1.initialMemory:")
        .satisfies(error -> assertThat(error.getStackTrace()).isEmpty());
    assertThat(Meter.lastUsed()).isEqualTo(Budgets.CALL_UNITS + 1);
  }

  @Test
  void theSameCallUsesTheSameUnits() throws IOException {
    String work =
        "Map<String, Integer> seen = new TreeMap<>(); for (int i = 0; i < 100; i++) {"
            + " seen.merge(\"k\" + i % 7, i, Integer::sum); }";
    Strategy<?> strategy = strategy(work, "");
    strategy.initialMemory();
    long first = Meter.lastUsed();
    strategy.initialMemory();
    assertThat(Meter.lastUsed()).isEqualTo(first).isEqualTo(units(work)).isBetween(100L, 1000L);
  }

  @Test
  void aTurnOfALoopIsAUnitAndArraysCostByLength() throws IOException {
    long nothing = units("");
    assertThat(units("for (int i = 0; i < 1000; i++) {}")).isEqualTo(nothing + 1000);
    assertThat(units("int[] a = new int[8000];")).isEqualTo(nothing + 4001);
    assertThat(units("Object a = \"x\".repeat(8000);")).isEqualTo(nothing + 1000);
  }

  @Test
  void aStaticInitialiserCountsForNobodysCall() throws IOException {
    String table =
        "static final class Table { static final long[] SQUARES = new long[1000]; static { for (int"
            + " i = 0; i < 1000; i++) SQUARES[i] = i * i; } }";
    Strategy<?> strategy = strategy("long square = Table.SQUARES[3];", table);
    strategy.initialMemory();
    long first = Meter.lastUsed();
    strategy.initialMemory();
    assertThat(Meter.lastUsed()).isEqualTo(first).isLessThan(10);
  }

  @Test
  void aCallWithinACallHasWhatIsLeftAndBothPay() throws IOException {
    Strategy<?> strategy = strategy("for (int i = 0; i < 1000; i++) {}", "");
    Meter.call(3000, strategy::initialMemory);
    assertThat(Meter.lastUsed()).isBetween(1000L, 1100L);
    assertThatExceptionOfType(BudgetExceededError.class)
        .isThrownBy(() -> Meter.call(500, strategy::initialMemory));
    strategy.initialMemory();
  }

  @Test
  void constructorsLambdasSwitchesAndHandlersStillVerify() throws IOException {
    String code =
        """
        Object o = new StringBuilder(new String(new char[] {'a'})).append(flag() ? "b" : "c");
        String s = switch (o) { case StringBuilder b when b.length() > 5 -> "long"; case String t -> t; default -> "short"; };
        int n = 0;
        for (String part : s.split("")) { try { n += Integer.parseInt(part); } catch (NumberFormatException no) { n++; } finally { n++; } }
        int[][] grid = new int[2][3];
        Pair pair = new Pair(flag() ? 1 : 2, List.of(new Pair(3, List.of())));
        if (!pair.toString().startsWith("Pair") || n != 10) throw new IllegalStateException(pair + " " + n);
        """;
    String members =
        """
        record Pair(int left, List<Pair> right) { Pair { if (left < 0) throw new IllegalArgumentException(); } }
        enum Kind { A, B; Kind next() { return switch (this) { case A -> B; case B -> A; }; } }
        static boolean flag() { return Kind.A.next() == Kind.values()[1]; }
        """;
    assertThat(strategy(code, members).initialMemory()).hasToString("Memory[]");
  }
}
