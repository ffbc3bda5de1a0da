// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.loader.LoadedSizing;
import io.flashpaper.strategy.loader.ParameterBinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The rules every sizing policy keeps, as tests: extend it once for each policy. The numbers are
 * those of the package documentation of {@code io.flashpaper.strategy.api.sizing}. The rules are
 * tried on {@link SizingCase#random questions by chance} and on extreme ones; a failure shows the
 * question.
 *
 * @param <P> the policy's parameters
 */
public abstract class SizingPolicyContract<P extends Record> {
  private static final int CASES = 300;

  /** A new factory, as the service loader would make it. */
  protected abstract SizingFactory<P> factory();

  /** The parameters to try it with, written as in the configuration; none but the defaults here. */
  protected Map<String, String> parameters() {
    return Map.of();
  }

  /** Where the policy's classes lie, a folder or a jar: where the factory came from. */
  protected Path classes() {
    return Packed.origin(factory());
  }

  private SizingPolicy policy(Map<String, String> values) {
    return factory().create(ParameterBinder.bind(factory().parametersType(), values));
  }

  private ParameterRules rules() {
    return new ParameterRules(
        ParameterBinder.describe(factory().parametersType()), parameters(), this::policy);
  }

  private static List<SizingCase> cases() {
    return SizingCase.random(1, CASES);
  }

  private static Size ask(SizingPolicy policy, SizingCase question) {
    return policy.size(question.past(), question.trade());
  }

  @Test
  @DisplayName("1: the descriptor is always the same, describes, and names the compiled API level")
  void rule01TheDescriptorIsTheSameAtEveryCallAndNamesTheApiLevel() {
    assertThat(factory().descriptor()).isEqualTo(factory().descriptor());
    assertThat(factory().descriptor().apiLevel()).isEqualTo(StrategyApi.LEVEL);
    assertThat(factory().descriptor().description()).isNotBlank();
  }

  @Test
  @DisplayName("2: every parameter is documented, and the defaults alone make a policy")
  void rule02EveryParameterIsDocumentedAndHasADefault() {
    rules().areDocumented();
    assertThatCode(() -> policy(Map.of())).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("3: a bad parameter is refused by its name")
  void rule03ABadParameterIsRefusedByItsName() {
    rules().refuseBadOnesByName();
  }

  @Test
  @DisplayName("4: the same past and trade give the same size, whichever object is asked")
  void rule04TheSameQuestionHasTheSameAnswer() {
    SizingPolicy policy = policy(parameters());
    for (SizingCase question : cases()) {
      Size size = ask(policy, question);
      assertThat(ask(policy, question)).as("asked again: %s", question).isEqualTo(size);
      assertThat(ask(policy(parameters()), question))
          .as("another object: %s", question)
          .isEqualTo(size);
    }
  }

  @Test
  @DisplayName("5: what it answers does not depend on what it was asked before")
  void rule05TheOrderOfQuestionsDoesNotMatter() {
    List<SizingCase> questions = cases();
    SizingPolicy policy = policy(parameters());
    List<Size> sizes = questions.stream().map(question -> ask(policy, question)).toList();
    List<Size> backwards =
        new ArrayList<>(
            questions.reversed().stream().map(question -> ask(policy, question)).toList());
    Collections.reverse(backwards);
    assertThat(backwards).as("asked from the last question to the first").isEqualTo(sizes);
  }

  @Test
  @DisplayName("6: every past and every trade is answered")
  void rule06EveryQuestionIsAnswered() {
    SizingPolicy policy = policy(parameters());
    for (SizingCase question : SizingCase.extremes()) {
      assertThatCode(() -> assertThat(ask(policy, question)).isNotNull())
          .as("%s", question)
          .doesNotThrowAnyException();
    }
  }

  @Test
  @DisplayName("7: no size is negative or above the most it says it ever gives")
  void rule07NoSizeIsAboveTheMost() {
    SizingPolicy policy = policy(parameters());
    Money most = policy.most();
    assertThat(most.isPositive()).as("the most, %s, is above $0", most).isTrue();
    assertThat(most).isLessThanOrEqualTo(Size.MOST);
    for (SizingCase question : cases()) {
      assertThat(ask(policy, question).dollars()).as("%s", question).isBetween(Money.ZERO, most);
      assertThat(policy.most()).as("the most, after %s", question).isEqualTo(most);
    }
  }

  @Test
  @DisplayName("8: packed into a jar it is accepted: nothing in it is forbidden")
  void rule08PackedIntoAJarItIsAccepted(@TempDir Path directory) {
    assertThat(Packed.load(directory, classes(), factory()).descriptor().id())
        .isEqualTo(factory().descriptor().id());
  }

  @Test
  @DisplayName("9: run as the host runs it, no call exceeds its budget")
  void rule09NoCallExceedsItsBudget(@TempDir Path directory) {
    LoadedSizing packed;
    try {
      packed = Packed.load(directory, classes(), factory());
    } catch (AssertionError refused) {
      throw new TestAbortedException("not accepted, see rule 8", refused);
    }
    SizingPolicy metered = packed.create(parameters());
    for (SizingCase question : cases()) {
      assertThatCode(() -> ask(metered, question)).as("%s", question).doesNotThrowAnyException();
    }
  }
}
