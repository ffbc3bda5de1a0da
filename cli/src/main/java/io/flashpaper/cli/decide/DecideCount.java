// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what came of the samples. */
final class DecideCount {
  private long samples;
  private long withoutStrike;
  private long outOfOrder;
  private long decisions;
  private long flashes;
  private long rejections;

  void sample(Sample sample) {
    samples++;
    withoutStrike += sample.strikeMicros().isEmpty() ? 1 : 0;
  }

  void outOfOrder() {
    outOfOrder++;
  }

  void decision() {
    decisions++;
  }

  void flash() {
    flashes++;
  }

  void rejection() {
    rejections++;
  }

  List<String> sentences(boolean asksModel, boolean volatilityKnown) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "samples %,d: decisions %,d, flash crashes %,d, rejections %,d",
            samples,
            decisions,
            flashes,
            rejections));
    if (outOfOrder > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d samples were older than the one before of their market and were passed over:"
                  + " sort the file by t",
              outOfOrder));
    }
    if (asksModel && !volatilityKnown) {
      sentences.add(
          "the model never knew how much bitcoin moves: it needs samples at most 5 s apart,"
              + " sixty of them, better one a second");
    }
    if (asksModel && withoutStrike > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "the model knew no strike in %,d samples: add the field \"strike\" in dollars",
              withoutStrike));
    }
    return sentences;
  }
}
