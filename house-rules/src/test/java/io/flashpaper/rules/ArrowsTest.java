// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point down the floors, and no service knows another. */
class ArrowsTest {
  private static final JavaClasses HOUSE = House.classes();
  private static final String OURS = "io.flashpaper..";
  private static final String MODEL = "io.flashpaper.model..";
  private static final String API = "io.flashpaper.strategy.api..";
  private static final String KAFKA = "io.flashpaper.kafka..";
  private static final String OBSERVATION = "io.flashpaper.observation..";
  private static final String DELAY_ARB = "io.flashpaper.strategy.delayarb..";
  private static final String MEAN_REVERSION = "io.flashpaper.strategy.meanreversion..";

  private static void mayUse(String floor, String... below) {
    List<String> allowed = new ArrayList<>(Arrays.asList(below));
    allowed.add(floor);
    noClasses()
        .that()
        .resideInAPackage(floor)
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS).and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .check(HOUSE);
  }

  @Test
  void allModulesAreCompiled() {
    assertThat(House.modules())
        .allMatch(module -> module.resolve("target/classes").toFile().isDirectory());
    assertThat(House.modules()).hasSizeGreaterThan(10);
  }

  @Test
  void theMarketModelKnowsNothingOfOurs() {
    mayUse(MODEL);
  }

  @Test
  void theStrategyApiKnowsTheMarketModel() {
    mayUse(API, MODEL);
  }

  @Test
  void strategiesKnowTheApiAndTheModel() {
    noClasses()
        .that()
        .resideInAPackage("io.flashpaper.strategy..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS).and(not(resideInAnyPackage("io.flashpaper.strategy..", MODEL))))
        .check(HOUSE);
    mayUse(DELAY_ARB, API, MODEL);
    mayUse(MEAN_REVERSION, API, MODEL);
  }

  @Test
  void theTapeKnowsTheModel() {
    mayUse("io.flashpaper.tape..", MODEL);
  }

  @Test
  void tapeFilesKnowTheMessagesAndKafkaOnlyWhereTheyAreRecorded() {
    mayUse("io.flashpaper.tapefiles..", MODEL, KAFKA, "io.flashpaper.tape..");
    noClasses()
        .that()
        .resideInAPackage("io.flashpaper.tapefiles..")
        .and()
        .resideOutsideOfPackage("io.flashpaper.tapefiles.record..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", KAFKA))
        .check(HOUSE);
  }

  @Test
  void theEngineKnowsTheModelAndTheApi() {
    mayUse("io.flashpaper.engine..", MODEL, API);
  }

  @Test
  void theRoomsOfTheEngineDoNotLeanOnEachOther() {
    mayUse("io.flashpaper.engine.market..", MODEL, API);
    mayUse("io.flashpaper.engine.index..", MODEL, API);
    mayUse(
        "io.flashpaper.engine.signal..",
        MODEL,
        API,
        "io.flashpaper.engine.market..",
        "io.flashpaper.engine.index..");
    mayUse(
        "io.flashpaper.engine.execution..",
        MODEL,
        API,
        "io.flashpaper.engine.market..",
        "io.flashpaper.engine.index..");
  }

  @Test
  void theVenueProtocolsKnowTheModelAndNoFramework() {
    mayUse("io.flashpaper.venue..", MODEL);
    classes()
        .that()
        .resideInAPackage("io.flashpaper.venue..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", OURS))
        .check(HOUSE);
  }

  @Test
  void theTestStackKnowsTheLocalOneAndNobodyButTestsKnowsIt() {
    mayUse("io.flashpaper.teststack..", "io.flashpaper.stack..");
    noClasses()
        .that()
        .resideOutsideOfPackage("io.flashpaper.teststack..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.flashpaper.teststack.."))
        .check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"io.flashpaper.feed..", "io.flashpaper.signal..", "io.flashpaper.execution.."})
  void noServiceKnowsAnother(String service) {
    mayUse(
        service,
        MODEL,
        API,
        "io.flashpaper.strategy.loader..",
        "io.flashpaper.engine..",
        "io.flashpaper.settings..",
        "io.flashpaper.ledger..",
        "io.flashpaper.alerts..",
        "io.flashpaper.tape..",
        "io.flashpaper.venue..",
        "io.flashpaper.access..",
        OBSERVATION,
        KAFKA);
  }

  @Test
  void theSettingsKnowWhatTheyAreTurnedIntoAndNoFramework() {
    mayUse(
        "io.flashpaper.settings..",
        MODEL,
        API,
        "io.flashpaper.strategy.loader..",
        "io.flashpaper.engine..");
    mayUse("io.flashpaper.settings.text..");
    mayUse(
        "io.flashpaper.settings.strategies..",
        MODEL,
        API,
        "io.flashpaper.strategy.loader..",
        "io.flashpaper.engine.signal..",
        "io.flashpaper.settings.text..");
    mayUse(
        "io.flashpaper.settings.accounts..",
        MODEL,
        API,
        "io.flashpaper.strategy.loader..",
        "io.flashpaper.engine.execution..",
        "io.flashpaper.settings.text..");
    classes()
        .that()
        .resideInAPackage("io.flashpaper.settings..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "org.jspecify..",
                "io.smallrye.config..",
                "org.eclipse.microprofile.config..",
                OURS))
        .check(HOUSE);
  }

  @Test
  void theLedgerKnowsTheEngineAndNoFramework() {
    mayUse("io.flashpaper.ledger..", MODEL, API, "io.flashpaper.engine..");
    classes()
        .that()
        .resideInAPackage("io.flashpaper.ledger..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "javax.sql..", "org.jspecify..", "com.fasterxml.jackson..", OURS))
        .check(HOUSE);
  }

  @Test
  void alertsKnowTheEnginesEntriesAndNoFramework() {
    mayUse("io.flashpaper.alerts..", MODEL, API, "io.flashpaper.engine..");
    classes()
        .that()
        .resideInAPackage("io.flashpaper.alerts..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", OURS))
        .check(HOUSE);
  }

  @Test
  void aReplayKnowsTheEnginesAndNoService() {
    mayUse(
        "io.flashpaper.replay..",
        MODEL,
        API,
        "io.flashpaper.strategy.loader..",
        "io.flashpaper.engine..",
        "io.flashpaper.settings..",
        "io.flashpaper.ledger..",
        "io.flashpaper.tape..",
        "io.flashpaper.tapefiles..",
        KAFKA);
  }

  @Test
  void howKafkaLetsUsInHasNothingToDoWithWhatItCarries() {
    mayUse("io.flashpaper.kafka");
  }

  @Test
  void theTopicsOfAClusterAreAsTheTapeDeclaresThem() {
    mayUse("io.flashpaper.kafka.topics..", "io.flashpaper.kafka", "io.flashpaper.tape..");
  }

  @Test
  void howAServiceIsWatchedHasNothingToDoWithWhatItDoes() {
    mayUse(OBSERVATION);
  }

  @Test
  void whoMayUseAnApiHasNothingToDoWithWhatItIsAbout() {
    mayUse("io.flashpaper.access..");
  }

  @Test
  void theSimulatorKnowsTheModelOnly() {
    mayUse("io.flashpaper.simulator..", MODEL);
  }

  @Test
  void thePureFloorsUseNothingButTheJdk() {
    classes()
        .that()
        .resideInAnyPackage(MODEL, "io.flashpaper.engine..", API, DELAY_ARB, MEAN_REVERSION)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "io.flashpaper.."))
        .check(HOUSE);
  }

  @Test
  void theEngineHasNoClockAndNoInput() {
    noClasses()
        .that()
        .resideInAnyPackage("io.flashpaper.engine..", DELAY_ARB, MEAN_REVERSION)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..", "java.nio..", "java.net..", "java.sql..", "java.util.concurrent..")
                .or(resideInAPackage("java.time..").and(not(pureTime()))))
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> pureTime() {
    return DescribedPredicate.describe(
        "a span or a time of day",
        type -> Set.of("java.time.Duration", "java.time.LocalTime").contains(type.getName()));
  }
}
