// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyNamesTest {
  @ParameterizedTest
  @CsvSource({
    "my-idea,my_idea,MyIdea,strategies.myidea",
    "rsi2-revisited,rsi2_revisited,Rsi2Revisited,strategies.rsi2revisited",
    "momentum,momentum,Momentum,strategies.momentum"
  })
  void everythingFollowsFromTheName(String name, String id, String type, String folder) {
    StrategyNames names = StrategyNames.of(name);
    assertThat(names.id()).isEqualTo(id);
    assertThat(names.className()).isEqualTo(type);
    assertThat(names.packageName()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "My-Idea",
        "my_idea",
        "-idea",
        "idea-",
        "my--idea",
        "2fast",
        "a/b",
        "a.b"
      })
  void anotherNameIsRefusedWithTheRule(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyNames.of(name))
        .withMessageContainingAll("'" + name + "'", "small letters and digits", "my-idea");
  }

  @Test
  void aNameOfFortyOneLettersIsTooLong() {
    assertThat(StrategyNames.of("a".repeat(40)).id()).hasSize(40);
    assertThatIllegalArgumentException().isThrownBy(() -> StrategyNames.of("a".repeat(41)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"price", "strategy", "optional-long", "object", "fact", "test", "desire"})
  void aNameThatWouldHideAClassIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyNames.of(name))
        .withMessageContaining("take two words, such as my-" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my idea", "My.Idea", "strategies.switch", "", "a..b", "9a"})
  void aPackageThatIsNoneIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrategyNames("my-idea", name))
        .withMessageContaining("is no name for a package");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.flashpaper", "io.flashpaper.model.mine", "java.util"})
  void aPackageOfOthersIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrategyNames("my-idea", name))
        .withMessageContaining("belongs to others");
  }
}
