// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.fee.FeeBill;
import io.flashpaper.cli.fee.FeeJson;
import io.flashpaper.cli.fee.FeeOptions;
import io.flashpaper.cli.fee.FeePlan;
import io.flashpaper.cli.fee.FeeText;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reckons a fee with every step, by the rules the engine charges by. */
@Command(
    name = "fee",
    mixinStandardHelpOptions = true,
    description = {
      "Reckons what the venue charges for an order, with every rounding step,",
      "by the very rules the paper ledger is charged by. Needs no running stack.",
      "The rules are described in docs/fees.md."
    },
    footer = {
      "  ./flashpaper fee --price 0.53 --contracts 18",
      "  ./flashpaper fee --price 0.53 --fills 5,6,7 --mode cent",
      "  ./flashpaper fee --fills 10@0.52,8@0.53 --mode legacy-cent-per-order --json",
      "  ./flashpaper fee --price 0.60 --contracts 18 --sell --multiplier 0.5"
    })
final class FeeCommand implements Callable<Integer> {
  @Option(
      names = "--price",
      paramLabel = "DOLLARS",
      description = "Of one contract, in its own side's prices, such as 0.53.")
  private Optional<String> price = Optional.empty();

  @Option(
      names = "--contracts",
      paramLabel = "N",
      description = "How many, such as 18 or 18.26; one fill.")
  private Optional<String> contracts = Optional.empty();

  @Option(
      names = "--fills",
      paramLabel = "N[@DOLLARS],...",
      description =
          "The order's fills one after the other instead, each at --price or at a price of its"
              + " own.")
  private Optional<String> fills = Optional.empty();

  @Option(
      names = "--mode",
      defaultValue = "direct",
      paramLabel = "MODE",
      description =
          "How fees are rounded: direct (default), cent, legacy-cent-per-order, or"
              + " cent-until-2026-08-26.")
  private String mode = "direct";

  @Option(
      names = "--role",
      defaultValue = "taker",
      paramLabel = "ROLE",
      description = "taker (default) or maker.")
  private String role = "taker";

  @Option(
      names = "--type",
      defaultValue = "quadratic",
      paramLabel = "TYPE",
      description =
          "The venue's fee type: quadratic (default), quadratic_with_maker_fees,"
              + " quadratic_with_combo_maker_fees or flat.")
  private String type = "quadratic";

  @Option(
      names = "--multiplier",
      defaultValue = "1",
      paramLabel = "M",
      description = "The series' multiplier; 1 (default) is the full curve.")
  private String multiplier = "1";

  @Option(names = "--sell", description = "The order sells; otherwise it buys.")
  private boolean sell;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    FeeBill bill = FeeBill.of(plan());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(FeeJson.of(bill));
    } else {
      FeeText.lines(bill).forEach(out::println);
    }
    return 0;
  }

  private FeePlan plan() {
    try {
      return FeePlan.of(
          new FeeOptions(price, contracts, fills, mode, role, type, multiplier, sell));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
