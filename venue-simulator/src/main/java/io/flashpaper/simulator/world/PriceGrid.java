// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.List;

/** Where a market's prices may lie; prices are in units of 1e-4 dollars. */
public enum PriceGrid {
  /** A tenth of a cent at the edges, a cent between. */
  TAPERED_DECI_CENT(
      "tapered_deci_cent",
      List.of(new Band(0, 1_000, 10), new Band(1_000, 9_000, 100), new Band(9_000, 10_000, 10))),
  /** Whole cents. */
  LINEAR_CENT("linear_cent", List.of(new Band(0, 10_000, 100)));

  /** One dollar. */
  public static final int ONE = 10_000;

  private final String label;
  private final List<Band> bands;

  PriceGrid(String label, List<Band> bands) {
    this.label = label;
    this.bands = bands;
  }

  /** A range with one step. */
  public record Band(int start, int end, int step) {}

  /** The exchange's name of the structure. */
  public String label() {
    return label;
  }

  /** The ranges, ascending. */
  public List<Band> bands() {
    return bands;
  }

  /** The highest grid price at or below; 0 stands for none. */
  int floor(double price) {
    int whole = (int) Math.floor(Math.max(0, Math.min(ONE, price)));
    Band band = band(whole);
    return band.start() + (whole - band.start()) / band.step() * band.step();
  }

  /** How far apart prices are from this one up. */
  int step(int price) {
    return band(price).step();
  }

  private Band band(int price) {
    Band band = bands.getFirst();
    for (Band b : bands) {
      if (price >= b.start()) {
        band = b;
      }
    }
    return band;
  }

  /** The lowest grid price at or above; one dollar stands for none. The grids are symmetric. */
  int ceil(double price) {
    return ONE - floor(ONE - price);
  }

  /** The next grid price below. */
  int below(int price) {
    return price <= 0 ? 0 : floor(price - 1);
  }

  /** Whether an order may have this price. */
  public boolean allows(int price) {
    return price > 0 && price < ONE && floor(price) == price;
  }
}
