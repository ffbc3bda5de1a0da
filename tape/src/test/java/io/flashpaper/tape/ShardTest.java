// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShardTest {
  private static final List<String> ACCOUNTS =
      List.of("main", "model", "delay-arb", "Räuber", "口座", "");

  @Test
  void anAccountIsWhereItsNameHasAlwaysPutIt() {
    assertThat(homes(2)).containsExactly(0, 1, 1, 0, 0, 0);
    assertThat(homes(3)).containsExactly(2, 2, 1, 1, 0, 0);
    assertThat(homes(16)).containsExactly(4, 9, 13, 14, 8, 0);
  }

  private static List<Integer> homes(int shards) {
    return ACCOUNTS.stream().map(account -> new Shard(0, shards).home(account).index()).toList();
  }

  @Test
  void theOnlyShardHoldsEveryAccount() {
    assertThat(ACCOUNTS).allMatch(Shard.ONLY::holds);
    assertThat(Shard.ONLY.key()).isEqualTo("BTC#0");
    assertThat(Shard.ONLY.ledgerSchema()).isEqualTo("public");
  }

  @Test
  void eachAccountIsInExactlyOneOfSeveralShards() {
    for (int i = 0; i < 1000; i++) {
      String account = "account-" + i;
      assertThat(List.of(new Shard(0, 3), new Shard(1, 3), new Shard(2, 3)))
          .filteredOn(shard -> shard.holds(account))
          .hasSize(1);
    }
  }

  @Test
  void accountsSpreadEvenly() {
    long first = 0;
    for (int i = 0; i < 1000; i++) {
      first += new Shard(0, 2).holds("account-" + i) ? 1 : 0;
    }
    assertThat(first).isBetween(450L, 550L);
  }

  @Test
  void aShardThatThereIsNotIsRefusedByTheSettingsNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shard(2, 2))
        .withMessage("flashpaper.shard is 2, but with flashpaper.shards=2 it must be from 0 to 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new Shard(-1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shard(0, 0))
        .withMessage("flashpaper.shards is 0, but there must be at least 1");
  }

  @Test
  void aTopicOfAnotherNumberOfShardsIsRefusedWithTheRemedy() {
    Shard second = new Shard(1, 2);
    assertThat(second.misfit("signals", 2)).isEmpty();
    assertThat(second.misfit("signals", 1))
        .hasValue(
            "topic signals has 1 partition, one for each shard, but this is to be shard 1 of 2:"
                + " start it with flashpaper.shards=1, or begin anew with another number of shards"
                + " (docs/operating/scaling.md)");
  }

  @Test
  void whatIsAnotherShardsIsRefusedWithTheRemedy() {
    Shard second = new Shard(1, 2);
    second.require("the ledger", new Shard(1, 2));
    assertThatIllegalStateException()
        .isThrownBy(() -> second.require("the ledger", Shard.ONLY))
        .withMessageStartingWith(
            "the ledger is that of shard 0 of 1, but this is to be shard 1 of 2");
  }

  @Test
  void itsTextIsReadAgain() {
    assertThat(Shard.parse(new Shard(1, 12).text())).isEqualTo(new Shard(1, 12));
    assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse("1 of 2"));
  }
}
