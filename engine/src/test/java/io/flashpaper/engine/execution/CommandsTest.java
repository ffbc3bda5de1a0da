// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashpaper.engine.execution.account.Standstill;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.command.Command.Kind;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a human may tell an account, and when it does not obey. */
class CommandsTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));

  private final Scenario scenario = new Scenario(AccountPlan.defaults("main"));
  private int commands;

  private CommandTaken tell(Kind kind) {
    return tell(kind, Optional.of("main"), Optional.empty());
  }

  private CommandTaken tell(Kind kind, Optional<String> account, Optional<String> trade) {
    commands++;
    List<LedgerEntry> done =
        scenario.engine.execute(
            new Command(
                commands, Integer.toString(commands), kind, account, trade, "why", "someone"));
    scenario.entries.addAll(done);
    return (CommandTaken) done.getFirst();
  }

  private Scenario opened() {
    return scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
  }

  private String tradeId() {
    return scenario.all(TradeOpened.class).getFirst().trade().id();
  }

  @Test
  void aPausedAccountEntersNothingAndItsExitsGoOn() {
    opened();
    assertThat(tell(Kind.PAUSE).accounts()).containsExactly("main");
    scenario.book(1000, new Book(bids(60, 300), bids(39, 250))).beat(1300);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("TAKE_PROFIT");
    scenario.book(70_000, BOOK).beat(130_000);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    assertThat(scenario.all(GatesCounted.class).stream().flatMap(e -> e.counts().stream()))
        .extracting(GateCount::gate)
        .contains("PAUSED");
    tell(Kind.RESUME);
    assertThat(scenario.beat(130_001).all(OrderPlaced.class)).hasSize(3);
  }

  @Test
  void anEntryOnItsWayWhenTheAccountIsPausedStillArrives() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    tell(Kind.PAUSE);
    assertThat(scenario.beat(251).all(TradeOpened.class)).hasSize(1);
  }

  @Test
  void aKillCancelsAnEntryOnItsWay() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    tell(Kind.KILL);
    OrderDone done = scenario.all(OrderDone.class).getFirst();
    assertThat(done.outcome()).isEqualTo(OrderOutcome.CANCELLED);
    assertThat(done.tapeOffset()).isEqualTo(1);
    assertThat(scenario.state().freeCash()).isEqualTo(scenario.state().initialCash());
    scenario.beat(251).beat(70_000);
    assertThat(scenario.all(TradeOpened.class)).isEmpty();
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
  }

  @Test
  void aKillSellsWhatIsHeldAtOnce() {
    opened();
    CommandTaken taken = tell(Kind.KILL);
    OrderPlaced exit = scenario.all(OrderPlaced.class).getLast();
    assertThat(exit.tapeOffset()).isEqualTo(taken.tapeOffset()).isEqualTo(2);
    assertThat(exit.order().reason().code()).isEqualTo("KILLED");
    scenario.beat(600);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("KILLED");
    assertThat(scenario.state().guard().standstill().orElseThrow().kind())
        .isEqualTo(Standstill.Kind.KILLED);
    scenario.beat(200_000);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
  }

  @Test
  void whatCannotBeSoldWhenKilledIsSoldLaterOrHeldToItsSettlement() {
    opened().book(1000, new Book(Ladder.EMPTY, bids(47, 250)));
    tell(Kind.KILL);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(1);
    scenario.book(2000, BOOK);
    assertThat(scenario.all(OrderPlaced.class).getLast().order().reason().code())
        .isEqualTo("KILLED");
    scenario.book(2100, new Book(Ladder.EMPTY, bids(47, 250))).beat(900_000);
    assertThat(scenario.state().trades().getFirst().awaitingSettlement()).isTrue();
  }

  @Test
  void anExitOnItsWayWhenKilledGoesOnForItsOwnReason() {
    opened().book(1000, new Book(bids(60, 300), bids(39, 250)));
    tell(Kind.KILL);
    scenario.beat(1300);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("TAKE_PROFIT");
  }

  @Test
  void oneTradeIsClosedAndTheAccountTradesOn() {
    opened();
    assertThat(tell(Kind.CLOSE, Optional.empty(), Optional.of(tradeId())).accounts())
        .containsExactly("main");
    assertThat(tell(Kind.CLOSE, Optional.empty(), Optional.of(tradeId())).refusal())
        .contains("trade %s is being sold already: CLOSED_BY_COMMAND".formatted(tradeId()));
    scenario.beat(600);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code())
        .isEqualTo("CLOSED_BY_COMMAND");
    assertThat(scenario.beat(62_000).all(OrderPlaced.class)).hasSize(3);
  }

  @Test
  void aTradeThatNobodyHoldsOrThatAwaitsItsSettlementIsNotClosed() {
    opened();
    assertThat(tell(Kind.CLOSE, Optional.empty(), Optional.of("x")).refusal())
        .contains("there is no open trade 'x'");
    scenario.book(1000, new Book(Ladder.EMPTY, bids(47, 250))).beat(900_000);
    assertThat(tell(Kind.CLOSE, Optional.empty(), Optional.of(tradeId())).refusal())
        .contains(
            "trade %s waits for the settlement of %s: its market has closed"
                .formatted(tradeId(), ID));
  }

  @Test
  void whatIsAlreadySoIsRefusedAndAKillGoesFurtherThanAPause() {
    opened();
    assertThat(tell(Kind.RESUME).refusal())
        .contains("account main is neither paused nor killed, and no protection holds it");
    tell(Kind.PAUSE);
    assertThat(tell(Kind.PAUSE).refusal()).contains("account main is paused already, by command 2");
    assertThat(tell(Kind.KILL).refusal()).isEmpty();
    assertThat(tell(Kind.KILL).refusal()).contains("account main is killed already, by command 4");
    assertThat(tell(Kind.PAUSE).refusal()).contains("account main is killed already, by command 4");
    assertThat(tell(Kind.RESUME).refusal()).isEmpty();
  }

  @Test
  void anUnknownAccountIsRefusedWithTheNamesOfThoseThereAre() {
    CommandTaken taken = tell(Kind.PAUSE, Optional.of("mian"), Optional.empty());
    assertThat(taken.refusal()).contains("there is no account 'mian'; there are main");
    assertThat(taken.accounts()).isEmpty();
  }

  @Test
  void allAccountsObeyThatCan() {
    ExecutionEngine engine =
        new ExecutionEngine(
            List.of(AccountPlan.defaults("a"), AccountPlan.defaults("b")),
            Map.of(),
            new SignalBuffer());
    Command pauseB = new Command(1, "1", Kind.PAUSE, Optional.of("b"), Optional.empty(), "", "");
    assertThatIllegalStateException()
        .isThrownBy(() -> engine.execute(pauseB))
        .withMessage("command 1 waits for the first tape event");
    engine.rebuild(new TapeRecord(0, new Heartbeat(Scenario.T0)));
    engine.execute(pauseB);
    Command pauseAll = new Command(2, "2", Kind.PAUSE, Optional.empty(), Optional.empty(), "", "");
    assertThat(engine.execute(pauseAll).getFirst())
        .isEqualTo(new CommandTaken(0, Scenario.T0, pauseAll, List.of("a"), Optional.empty()));
    Command again = new Command(3, "3", Kind.PAUSE, Optional.empty(), Optional.empty(), "", "");
    assertThat(((CommandTaken) engine.execute(again).getFirst()).refusal())
        .contains(
            "account a is paused already, by command 2; account b is paused already, by command 1");
  }

  @Test
  void onlyACloseNamesATrade() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Command(1, "1", Kind.CLOSE, Optional.empty(), Optional.empty(), "", ""))
        .withMessage("command 1: a CLOSE names a trade, and no other command does");
  }
}
