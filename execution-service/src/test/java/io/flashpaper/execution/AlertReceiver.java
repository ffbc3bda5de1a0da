// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Whom a service tells by webhook, on loopback; keeps what it was told, in order. */
final class AlertReceiver implements AutoCloseable {
  static final String TOKEN = "alerts-secret-5f0c21";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHANNEL = "flashpaper.alerts.channels.mine.";
  private static final String TRADES = "select id from trade order by id";
  private static final String CLOSED = "select id from trade where status = 'CLOSED' order by id";

  private final ConcurrentLinkedQueue<JsonNode> told = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  AlertReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    told.add(JSON.readTree(exchange.getRequestBody()));
    boolean isKnown =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.sendResponseHeaders(isKnown ? 200 : 401, -1);
    exchange.close();
  }

  /** What a service needs to tell it everything; the token is put into a file of the folder. */
  List<String> settings(Path folder) throws IOException {
    return List.of(
        CHANNEL + "kind=webhook",
        CHANNEL + "url=http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
        CHANNEL + "token-file=" + Files.writeString(folder.resolve("token"), TOKEN + "\n"),
        CHANNEL + "per-minute=100000");
  }

  /** What it was told by these rules, in order. */
  List<JsonNode> told(Set<String> rules) {
    return told.stream().filter(alert -> rules.contains(alert.path("rule").asText())).toList();
  }

  /** Each rule that said something. */
  List<String> rules() {
    return told.stream().map(alert -> alert.path("rule").asText()).distinct().toList();
  }

  /** Waits until each trade of a ledger was told, once. */
  void awaitTrades(TestStack.Database database) throws Exception {
    Polling.until(
        () ->
            trades("trade-opened").equals(LedgerRows.select(database, TRADES))
                && trades("trade-closed").equals(LedgerRows.select(database, CLOSED)),
        isSo -> isSo);
    assertThat(trades("trade-closed")).hasSizeGreaterThan(3);
  }

  private List<String> trades(String rule) {
    return told(Set.of(rule)).stream()
        .map(alert -> alert.path("fields").path("trade").asText())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
