// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.chaos.Disturbance.Kind;
import io.flashpaper.cli.chaos.LedgerComparison.Table;
import io.flashpaper.cli.run.Part;
import io.flashpaper.replay.verify.VerifyReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run has shown.
 *
 * @param tapeOffset the last record of the tape, which both runs have processed
 * @param unexplainedAccounts accounts whose cash is not what their postings sum to
 * @param verified what a verification of the disturbed ledger found
 * @param processesLeft how many processes of the stack were alive after its end
 */
public record ChaosReport(
    long seed,
    Duration length,
    List<Done> disturbances,
    List<Start> starts,
    long tapeOffset,
    long trades,
    List<Table> tables,
    long unexplainedAccounts,
    Told told,
    VerifyReport verified,
    int processesLeft) {
  /** Copies what it is given. */
  public ChaosReport {
    disturbances = List.copyOf(disturbances);
    starts = List.copyOf(starts);
    tables = List.copyOf(tables);
  }

  /**
   * A disturbance that was done.
   *
   * @param at when it began, after the first one did
   * @param recovery from its beginning until the ledger was level with the tape again
   * @param alone whether its recovery and that of no other one overlap
   */
  record Done(Disturbance what, Duration at, Optional<Duration> recovery, boolean alone) {}

  /** How long the first start of a part took, and how often it had to be started again. */
  record Start(Part part, Duration cold, int restarts) {}

  /**
   * What became of a human's commands.
   *
   * @param given each of them, until it was accepted
   * @param errors how many requests had an error for an answer, or none
   * @param stored how many the ledger has
   * @param done how many of those given took effect there or were refused
   */
  record Told(int given, int errors, long stored, long done) {
    /** Whether each of them is there, once, and nothing else. */
    boolean isOnce() {
      return given == stored && given == done;
    }
  }

  /** The same after its end. */
  ChaosReport ended(int left) {
    return new ChaosReport(
        seed,
        length,
        disturbances,
        starts,
        tapeOffset,
        trades,
        tables,
        unexplainedAccounts,
        told,
        verified,
        left);
  }

  /** Whether the ledgers are the same, to the last digit, and nothing is left running. */
  public boolean isIdentical() {
    return tables.stream().allMatch(table -> table.firstDifference().isEmpty())
        && verified.isIdentical()
        && told.isOnce()
        && unexplainedAccounts == 0
        && processesLeft == 0;
  }

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /** The recoveries from kills of a part that nothing else disturbed, shortest first. */
  List<Duration> recoveries(Part part) {
    return disturbances.stream()
        .filter(done -> done.alone() && done.what().kind() == Kind.KILL)
        .filter(done -> done.what().part() == part)
        .flatMap(done -> done.recovery().stream())
        .sorted()
        .toList();
  }
}
