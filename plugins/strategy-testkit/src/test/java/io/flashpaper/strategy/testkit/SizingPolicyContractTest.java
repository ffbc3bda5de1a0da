// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Every rule finds the sizing policy that breaks it, and finds fault with no other. */
class SizingPolicyContractTest {
  static List<Class<?>> contracts() {
    return Stream.<Class<?>>of(UnsoundSize.class.getDeclaredClasses())
        .filter(SizingPolicyContract.class::isAssignableFrom)
        .sorted(Comparator.comparing(Class::getSimpleName))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void aContractFailsExactlyTheRuleThatItsPolicyBreaks(Class<?> contract) {
    TestExecutionSummary summary = run(contract);
    List<String> failed =
        summary.getFailures().stream()
            .map(failure -> failure.getTestIdentifier().getDisplayName())
            .toList();
    String number = number(contract.getSimpleName());
    if (number.equals("00")) {
      assertThat(failed).as("what fails, because of %s", summary.getFailures()).isEmpty();
    } else {
      assertThat(failed)
          .as("what fails, because of %s", summary.getFailures())
          .singleElement()
          .satisfies(name -> assertThat(name).startsWith(Integer.parseInt(number) + ": "));
    }
  }

  @Test
  void everyRuleHasAPolicyThatBreaksIt() {
    Set<String> rules = new TreeSet<>();
    Arrays.stream(SizingPolicyContract.class.getDeclaredMethods())
        .map(java.lang.reflect.Method::getName)
        .filter(name -> name.matches("rule\\d\\d.*"))
        .forEach(name -> rules.add(number(name)));
    Set<String> broken = new TreeSet<>();
    contracts().forEach(contract -> broken.add(number(contract.getSimpleName())));
    broken.remove("00");
    assertThat(broken).isEqualTo(rules);
  }

  private static String number(String name) {
    return name.replaceFirst("^\\D*(\\d\\d).*", "$1");
  }

  private static TestExecutionSummary run(Class<?> contract) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request().selectors(selectClass(contract)).build(), listener);
    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getTestsStartedCount()).as("rules tried").isEqualTo(9);
    return summary;
  }
}
