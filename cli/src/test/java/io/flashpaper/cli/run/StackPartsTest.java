// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.run.StackParts.DatabaseAccess;
import io.flashpaper.cli.run.StackParts.SimulatedTime;
import io.flashpaper.cli.world.WorldPlan;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.Readiness;
import io.flashpaper.stack.RepositoryLayout;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackPartsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:28:57Z");
  private static final SimulatedTime TIME = new SimulatedTime(20, NOW, NOW.minusSeconds(60));
  private static final KalshiKey KEY =
      new KalshiKey("demo-1", Path.of("/k/private.pem"), Path.of("/k/public.pem"));

  @TempDir Path root;
  private StackParts parts;

  @BeforeEach
  void buildProducts() throws Exception {
    for (String service : new String[] {"feed", "signal", "execution"}) {
      Path app = Files.createDirectories(root.resolve(service + "-service/target/quarkus-app"));
      Files.createFile(app.resolve("quarkus-run.jar"));
    }
    Files.createDirectories(root.resolve("venue-simulator/target/lib"));
    Files.createFile(root.resolve("venue-simulator/target/venue-simulator-1.jar"));
    parts = new StackParts(new RepositoryLayout(root), "127.0.0.1:9092");
  }

  @Test
  void thePasswordIsInTheEnvironmentAndNowhereElse() {
    DatabaseAccess database = new DatabaseAccess("jdbc:postgresql://h/d", "user", "s3cret");
    ChildSpec execution = parts.executionService(8080, database, Path.of("plugins"));
    assertThat(execution.environment()).containsEntry("QUARKUS_DATASOURCE_PASSWORD", "s3cret");
    assertThat(execution.commandLine())
        .contains(
            "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://h/d",
            "-Dquarkus.datasource.username=user",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=8080",
            "-Dkafka.bootstrap.servers=127.0.0.1:9092")
        .noneMatch(argument -> argument.contains("s3cret"));
    assertThat(database.toString()).doesNotContain("s3cret");
    assertThat(execution.readiness())
        .isEqualTo(new Readiness.Http(URI.create("http://127.0.0.1:8080/q/health/ready")));
  }

  @Test
  void theServiceOfTheLedgerKnowsWhereTheOthersAnswer() {
    DatabaseAccess database = new DatabaseAccess("jdbc:postgresql://h/d", "user", "s3cret");
    assertThat(
            parts
                .executionService(
                    8080, database, Path.of("plugins"), StackParts.neighbours(8081, 8082))
                .commandLine())
        .contains(
            "-Dflashpaper.neighbours.feed=http://127.0.0.1:8081",
            "-Dflashpaper.neighbours.signal=http://127.0.0.1:8082");
  }

  @Test
  void feedAndSimulatorAreGivenTheSameTimeAndKey() {
    WorldPlan plan = WorldPlan.synthetic(Optional.empty(), Optional.of(7L), NOW);
    assertThat(parts.simulator(7000, plan, TIME, Optional.of(KEY)).commandLine())
        .containsSubsequence(
            "--port", "7000", "--speed", "20.0", "--wall-origin", "2026-11-22T12:28:57Z")
        .containsSubsequence(
            "--world-origin", "2026-11-22T12:27:57Z", "--genesis", "2026-11-22T11:54:00Z")
        .containsSubsequence("--seed", "7", "--kalshi-key-id", "demo-1", "--kalshi-public-key");
    assertThat(parts.simulatedFeedService(7001, 7000, TIME, Optional.of(KEY)).commandLine())
        .contains(
            "-Dflashpaper.clock.speed=20.0",
            "-Dflashpaper.clock.wall-origin=2026-11-22T12:28:57Z",
            "-Dflashpaper.clock.world-origin=2026-11-22T12:27:57Z",
            "-Dflashpaper.kalshi.rest-url=http://127.0.0.1:7000/trade-api/v2",
            "-Dflashpaper.kalshi.ws-url=ws://127.0.0.1:7000/trade-api/ws/v2",
            "-Dflashpaper.kalshi.key-id=demo-1",
            "-Dflashpaper.kalshi.private-key-file=/k/private.pem",
            "-Dflashpaper.exchanges.kraken.ws-url=ws://127.0.0.1:7000/kraken/v2");
  }

  @Test
  void aStrangerHasNoKey() {
    WorldPlan plan = WorldPlan.synthetic(Optional.empty(), Optional.of(7L), NOW);
    assertThat(parts.simulator(7000, plan, TIME, Optional.empty()).commandLine())
        .doesNotContain("--kalshi-key-id");
    assertThat(parts.simulatedFeedService(7001, 7000, TIME, Optional.empty()).commandLine())
        .noneMatch(argument -> argument.contains("key"));
  }

  @Test
  void theUsersOwnKeyIsKeptFromEveryPartThatIsNotToHaveIt() {
    assertThat(parts.simulatedFeedService(7001, 7000, TIME, Optional.empty()).environment())
        .containsEntry(StackParts.KEY_ID_VARIABLE, "")
        .containsEntry(StackParts.KEY_FILE_VARIABLE, "")
        .containsEntry(StackParts.KEY_VARIABLE, "");
    assertThat(parts.signalService(7002, Path.of("plugins")).environment())
        .containsEntry(StackParts.KEY_ID_VARIABLE, "");
  }

  @Test
  void theRealVenuesKeepTheFeedsOwnAddressesAndTime() {
    assertThat(
            parts
                .liveFeedService(7001, Optional.of("id"), Optional.of("/home/me/key.pem"))
                .commandLine())
        .contains(
            "-Dflashpaper.kalshi.key-id=id",
            "-Dflashpaper.kalshi.private-key-file=/home/me/key.pem")
        .noneMatch(argument -> argument.contains("url") || argument.contains("clock"));
  }
}
