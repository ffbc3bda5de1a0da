// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.MomentumStrategy;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.ledger.json.AccountStateCodec;
import io.flashpaper.ledger.json.LedgerJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Replays a tape of so many minutes and prints the hash of all its entries and states. */
public final class HashedReplay {
  private HashedReplay() {}

  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    System.out.println(hash(Integer.parseInt(arguments[0])));
  }

  static String hash(int minutes) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    LedgerSink hashing =
        batch -> {
          batch.entries().forEach(entry -> update(digest, LedgerJson.write(entry)));
          batch.states().forEach(state -> update(digest, AccountStateCodec.encode(state)));
        };
    Directions directions =
        Directions.constant(
            new SignalSetup(
                SignalSettings.DEFAULT,
                List.of(
                    instance("quick", new MomentumStrategy(Duration.ofSeconds(20))),
                    instance("slow", new MomentumStrategy(Duration.ofMinutes(5))))),
            new LedgerSetup(List.of(AccountPlan.defaults("quick")), AccountPlan::defaults));
    new Replay(directions, hashing).run(SyntheticTape.of(7, minutes).iterator(), _ -> {});
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String json) {
    digest.update(json.getBytes(StandardCharsets.UTF_8));
  }

  private static StrategyInstance instance(String name, MomentumStrategy strategy) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("momentum", "1.0", "abc"),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        GateSettings.DEFAULT,
        strategy);
  }
}
