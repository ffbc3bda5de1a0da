// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * JDK calls that take as long, or make something as large, as a number says that they are handed.
 * Metered code calls these instead, which charge first. Public because the plugins' class loaders
 * must find it.
 */
public final class MeteredCalls {
  private static final int BITS_A_WORD = 6;

  private MeteredCalls() {}

  private static void elements(long count) {
    if (count > 0) {
      Meter.charge(count >> 3);
    }
  }

  @InsteadOf(String.class)
  public static String repeat(String text, int count) {
    elements((long) text.length() * count);
    return text.repeat(count);
  }

  @InsteadOf(Collections.class)
  public static <T> List<T> nCopies(int count, T value) {
    elements(count);
    return Collections.nCopies(count, value);
  }

  @InsteadOf(BigInteger.class)
  public static BigInteger pow(BigInteger base, int exponent) {
    product(base, (long) base.bitLength() * exponent);
    return base.pow(exponent);
  }

  @InsteadOf(BigInteger.class)
  public static BigInteger multiply(BigInteger left, BigInteger right) {
    product(left, right.bitLength());
    return left.multiply(right);
  }

  @InsteadOf(BigInteger.class)
  public static BigInteger shiftLeft(BigInteger value, int bits) {
    elements(bits >> BITS_A_WORD);
    return value.shiftLeft(bits);
  }

  @InsteadOf(BigDecimal.class)
  public static BigDecimal pow(BigDecimal base, int exponent) {
    product(base.unscaledValue(), (long) base.unscaledValue().bitLength() * exponent);
    return base.pow(exponent);
  }

  private static void product(BigInteger left, long rightBits) {
    elements((1 + (left.bitLength() >> BITS_A_WORD)) * (rightBits >> BITS_A_WORD));
  }

  @InsteadOf(Arrays.class)
  public static void fill(int[] array, int value) {
    elements(array.length);
    Arrays.fill(array, value);
  }

  @InsteadOf(Arrays.class)
  public static void fill(long[] array, long value) {
    elements(array.length);
    Arrays.fill(array, value);
  }

  @InsteadOf(Arrays.class)
  public static void fill(double[] array, double value) {
    elements(array.length);
    Arrays.fill(array, value);
  }

  @InsteadOf(Arrays.class)
  public static void fill(boolean[] array, boolean value) {
    elements(array.length);
    Arrays.fill(array, value);
  }

  @InsteadOf(Arrays.class)
  public static void fill(Object[] array, Object value) {
    elements(array.length);
    Arrays.fill(array, value);
  }

  @InsteadOf(IntStream.class)
  public static IntStream range(int from, int to) {
    elements((long) to - from);
    return IntStream.range(from, to);
  }

  @InsteadOf(IntStream.class)
  public static IntStream rangeClosed(int from, int to) {
    elements((long) to - from);
    return IntStream.rangeClosed(from, to);
  }

  @InsteadOf(LongStream.class)
  public static LongStream range(long from, long to) {
    elements(distance(from, to));
    return LongStream.range(from, to);
  }

  @InsteadOf(LongStream.class)
  public static LongStream rangeClosed(long from, long to) {
    elements(distance(from, to));
    return LongStream.rangeClosed(from, to);
  }

  private static long distance(long from, long to) {
    long distance = to - from;
    return to > from && distance < 0 ? Long.MAX_VALUE : distance;
  }

  @InsteadOf(Stream.class)
  public static <T> Stream<T> generate(Supplier<? extends T> next) {
    return Stream.generate(
        () -> {
          Charges.step();
          return next.get();
        });
  }

  @InsteadOf(IntStream.class)
  public static IntStream generate(IntSupplier next) {
    return IntStream.generate(
        () -> {
          Charges.step();
          return next.getAsInt();
        });
  }

  @InsteadOf(LongStream.class)
  public static LongStream generate(LongSupplier next) {
    return LongStream.generate(
        () -> {
          Charges.step();
          return next.getAsLong();
        });
  }

  @InsteadOf(DoubleStream.class)
  public static DoubleStream generate(DoubleSupplier next) {
    return DoubleStream.generate(
        () -> {
          Charges.step();
          return next.getAsDouble();
        });
  }

  @InsteadOf(Stream.class)
  public static <T> Stream<T> iterate(T seed, UnaryOperator<T> next) {
    return Stream.iterate(
        seed,
        value -> {
          Charges.step();
          return next.apply(value);
        });
  }

  @InsteadOf(IntStream.class)
  public static IntStream iterate(int seed, IntUnaryOperator next) {
    return IntStream.iterate(
        seed,
        value -> {
          Charges.step();
          return next.applyAsInt(value);
        });
  }

  @InsteadOf(LongStream.class)
  public static LongStream iterate(long seed, LongUnaryOperator next) {
    return LongStream.iterate(
        seed,
        value -> {
          Charges.step();
          return next.applyAsLong(value);
        });
  }

  @InsteadOf(DoubleStream.class)
  public static DoubleStream iterate(double seed, DoubleUnaryOperator next) {
    return DoubleStream.iterate(
        seed,
        value -> {
          Charges.step();
          return next.applyAsDouble(value);
        });
  }
}
