// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.ComparisonView;
import io.flashpaper.cli.report.DecisionsView.Funnel;
import io.flashpaper.cli.report.StatisticsAnswer;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.report.SummaryView.Account;
import io.flashpaper.cli.report.TradesView.Trade;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads a session's report from a running stack. */
public final class StackReport {
  private static final int MOST_TRADES = 200_000;
  private static final int MOST_FUNNELS = 1_000;
  private static final int CURVE_POINTS = 400;
  private static final int MOST_LOOKS = 5;
  private static final List<String> USUALLY_COMPARED = List.of("main", "model");

  private final StackClient client;
  private final Optional<Instant> since;
  private final SessionReport.Run run;

  private StackReport(StackClient client, Optional<Instant> since, SessionReport.Run run) {
    this.client = client;
    this.since = since;
    this.run = run;
  }

  /**
   * What happened since a tape time.
   *
   * @param since the last day of tape time if empty
   */
  public static SessionReport read(
      StackClient client, Optional<Instant> since, SessionReport.Run run)
      throws InterruptedException {
    SummaryView first = summary(client, since);
    return new StackReport(client, since.or(() -> Optional.ofNullable(first.from())), run)
        .readAtOneMoment(first);
  }

  private static SummaryView summary(StackClient client, Optional<Instant> since)
      throws InterruptedException {
    return StackClient.read(
        client.get(ApiPath.of("summary").with("since", since)), SummaryView.class);
  }

  /** Each part is an answer of its own: what was read while the ledger traded is read again. */
  private SessionReport readAtOneMoment(SummaryView first) throws InterruptedException {
    SummaryView before = first;
    for (int look = 1; ; look++) {
      SessionReport report = read(before);
      SummaryView after = summary(client, since);
      if (isTheSameLedger(before, after)) {
        return report;
      }
      if (look == MOST_LOOKS) {
        return report.readWhileItTraded();
      }
      before = after;
    }
  }

  private static boolean isTheSameLedger(SummaryView one, SummaryView other) {
    return one.trades() == other.trades()
        && Objects.equals(one.accounts(), other.accounts())
        && Objects.equals(one.openPositions(), other.openPositions());
  }

  private SessionReport read(SummaryView summary) throws InterruptedException {
    List<String> accounts = accounts(summary);
    return new SessionReport(
        run,
        true,
        summary,
        StackClient.read(
            client.get(ApiPath.of("statistics").with("by", "strategy").with("since", since)),
            StatisticsAnswer.class),
        equity(accounts),
        funnels(),
        comparison(accounts),
        trades());
  }

  private static List<String> accounts(SummaryView summary) {
    List<Account> accounts = summary.accounts() == null ? List.of() : summary.accounts();
    return accounts.stream().map(Account::account).filter(Objects::nonNull).toList();
  }

  private List<EquityView> equity(List<String> accounts) throws InterruptedException {
    List<EquityView> curves = new ArrayList<>();
    for (String account : accounts) {
      ApiPath path =
          ApiPath.of("accounts", account, "equity")
              .with("since", since)
              .with("points", CURVE_POINTS);
      curves.add(StackClient.read(client.get(path), EquityView.class));
    }
    return curves;
  }

  private List<Funnel> funnels() throws InterruptedException {
    List<Funnel> funnels = new ArrayList<>();
    client.pages(
        ApiPath.of("decisions").with("since", since),
        "decisions",
        MOST_FUNNELS,
        page -> page.forEach(each -> funnels.add(StackClient.read(each, Funnel.class))));
    return funnels;
  }

  private Optional<ComparisonView> comparison(List<String> accounts) throws InterruptedException {
    List<String> pair = accounts.containsAll(USUALLY_COMPARED) ? USUALLY_COMPARED : accounts;
    if (pair.size() < 2) {
      return Optional.empty();
    }
    ApiPath path =
        ApiPath.of("compare").with("a", pair.get(0)).with("b", pair.get(1)).with("since", since);
    return Optional.of(StackClient.read(client.get(path), ComparisonView.class));
  }

  private List<Trade> trades() throws InterruptedException {
    List<Trade> trades = new ArrayList<>();
    client.pages(
        ApiPath.of("trades").with("sort", "closed").with("order", "asc").with("closedSince", since),
        "trades",
        MOST_TRADES,
        page -> page.forEach(each -> trades.add(trade(each))));
    client.pages(
        ApiPath.of("positions"),
        "positions",
        MOST_TRADES,
        page -> page.forEach(each -> trades.add(trade(each.path("trade")))));
    return trades;
  }

  private static Trade trade(JsonNode trade) {
    return StackClient.read(trade, Trade.class);
  }
}
