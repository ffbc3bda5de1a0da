// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.AccountsView.Account;
import io.flashpaper.cli.report.AccountsView.Standing;
import io.flashpaper.cli.report.AccountsView.Tripped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Accounts as a table, and beneath it a sentence for whatever holds one back. */
public final class AccountsText {
  private static final List<String> DISPENSABLE =
      List.of("fees", "win %", "cash $", "at stake $", "trades", "open", "state");

  private AccountsText() {}

  /** The table's lines and the sentences. */
  public static List<String> lines(AccountsView view) {
    List<String> lines = new ArrayList<>(table(view, Integer.MAX_VALUE));
    lines.addAll(sentences(view));
    return lines;
  }

  /** What holds accounts back, in sentences. */
  public static List<String> sentences(AccountsView view) {
    return view.accounts().stream().flatMap(account -> sentences(account).stream()).toList();
  }

  /** The table alone where there is little room, without what matters least. */
  public static List<String> table(AccountsView view, int width) {
    if (view.accounts().isEmpty()) {
      return List.of("No account yet.");
    }
    TextTable table =
        new TextTable(
            2,
            "account",
            "state",
            "equity $",
            "cash $",
            "at stake $",
            "result",
            "fees",
            "trades",
            "win %",
            "open");
    view.accounts().forEach(account -> addTo(table, account));
    return table.lines(width, DISPENSABLE);
  }

  private static void addTo(TextTable table, Account account) {
    table.row(
        Figures.text(account.account()),
        state(account),
        Figures.amount(account.equity()),
        Figures.amount(account.cash()),
        Figures.amount(account.openOutlay()),
        Figures.signedDollars(account.tradePnl()),
        Figures.dollars(account.fees()),
        Figures.count(account.trades()),
        Figures.winRate(account.wins(), account.trades()),
        Figures.count(account.openPositions()));
  }

  /** In one word. */
  static String state(Account account) {
    if (account.halted() != null) {
      return "halted";
    }
    Standing standing = account.standing();
    if (standing == null || standing.state() == null) {
      return Figures.MISSING;
    }
    return standing.state().equals("RUNNING") && !standing.protections().isEmpty()
        ? "held back"
        : standing.state().toLowerCase(Locale.ROOT);
  }

  private static List<String> sentences(Account account) {
    List<String> sentences = new ArrayList<>();
    String name = Figures.text(account.account());
    if (account.halted() != null) {
      sentences.add("%s is halted: %s".formatted(name, account.halted()));
    }
    Standing standing = account.standing();
    if (standing != null) {
      if (standing.since() != null) {
        sentences.add(
            "%s is %s since %s UTC%s. ./flashpaper resume %s lets it enter again."
                .formatted(
                    name, state(account), Figures.time(standing.since()), why(standing), name));
      }
      standing.protections().forEach(each -> sentences.add(sentence(name, each)));
    }
    return sentences;
  }

  private static String why(Standing standing) {
    return standing.reason() == null || standing.reason().isBlank()
        ? ""
        : " (" + standing.reason() + ")";
  }

  private static String sentence(String account, Tripped tripped) {
    return "%s%s is held back by %s: %s%s, at most %s; %s."
        .formatted(
            account,
            tripped.instance() == null ? "" : "'s " + tripped.instance(),
            Figures.words(tripped.protection()),
            Figures.text(tripped.value()),
            tripped.unit() == null ? "" : " " + tripped.unit(),
            Figures.text(tripped.threshold()),
            tripped.until() == null
                ? "only a resume ends it"
                : "until " + Figures.time(tripped.until()) + " UTC");
  }
}
