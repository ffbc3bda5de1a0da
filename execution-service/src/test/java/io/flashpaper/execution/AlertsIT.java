// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.ledger.ScriptedTape;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service telling a receiver on loopback what its ledger does. */
@Timeout(300)
class AlertsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path LOG = Path.of("target", "alerts.log");

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(5, 6_000);
  private AlertReceiver receiver;

  @BeforeEach
  void listen() throws IOException {
    Files.deleteIfExists(LOG);
    receiver = new AlertReceiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private ServiceProcess start(TestStack stack, TestStack.Database database) throws IOException {
    String away = "flashpaper.alerts.channels.away.";
    List<String> settings = new ArrayList<>(receiver.settings(dir));
    settings.add(away + "kind=ntfy");
    settings.add(away + "url=http://127.0.0.1:1/" + AlertReceiver.TOKEN);
    settings.add(away + "rules=trade-closed");
    settings.add("flashpaper.alerts.templates.trade-opened={account} {trade}");
    return new ServiceProcess("alerts", stack, database, LOG, settings.toArray(String[]::new));
  }

  @Test
  void everyTradeIsToldOnceAlsoAcrossARestartAndAChannelThatIsAwayHarmsNobody() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("alerts");
      int half = tape.events.size() / 2 / ScriptedTape.GROUP * ScriptedTape.GROUP;
      try (ServiceProcess service = start(stack, database)) {
        service.awaitReady();
        Polling.until(
            () -> LedgerRows.select(database, "select 'x' from alert_position"),
            rows -> !rows.isEmpty());
        TapeProducer.of(tape, stack).send(0, half);
        service.awaitOffset(ScriptedTape.offset(half - 1));
        receiver.awaitTrades(database);
        aTestReachesWhomItCan(service);
        service.stop();
      }
      TapeProducer.of(tape, stack).send(half, tape.events.size());
      try (ServiceProcess service = start(stack, database)) {
        service.awaitOffset(tape.lastOffset());
        receiver.awaitTrades(database);
      }
      assertThat(receiver.rules()).contains("trade-opened", "trade-closed", "test");
      assertThat(Files.readString(LOG))
          .contains("Channel away is asked again")
          .doesNotContain(AlertReceiver.TOKEN);
    }
  }

  private static void aTestReachesWhomItCan(ServiceProcess service) throws Exception {
    JsonNode tested =
        JSON.readTree(
            service
                .send(service.request("/api/v1/alerts/test").POST(BodyPublishers.noBody()))
                .body());
    assertThat(tested.toString()).doesNotContain(AlertReceiver.TOKEN);
    assertThat(tested.path("channels").get(0).path("channel").asText()).isEqualTo("away");
    assertThat(tested.path("channels").get(0).path("problem").asText()).isNotEmpty();
    assertThat(tested.path("channels").get(1).path("problem").asText()).isEmpty();
    JsonNode channels = service.json("/api/v1/alerts").path("channels");
    assertThat(channels.get(1).path("sent").asLong()).isPositive();
    assertThat(channels.get(0).path("problem").asText()).contains("ConnectException");
  }
}
