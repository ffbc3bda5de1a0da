// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands, plans and permissions of the packaged service, with a real broker and database. */
class ControlIT {
  private static final String READER = "reader-0123456789abcdef";
  private static final String COMMANDER = "commander-0123456789abcdef";
  private static final String[] TOKENS = {
    "flashpaper.api.read-tokens=" + READER, "flashpaper.api.command-tokens=" + COMMANDER
  };

  private static final long IN_2020 = 1_600_000_000;
  private static final long IN_2100 = 4_102_444_800L;

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(3, 400);

  @Test
  void commandsTakeEffectAtAnOffsetAndPermissionsAreSeparate() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("control");
      Path log = Path.of("target", "control.log");
      Files.deleteIfExists(log);
      produce(stack, 0, 50);
      try (ServiceProcess service =
          new ServiceProcess("control", stack, database, log, TOKENS).as(COMMANDER)) {
        service.awaitReady();
        service.awaitOffset(49);
        checkPermissions(service);
        checkCommands(service);
        checkWhileWaitingForSignals(stack, service);
        service.kill();
      }
      give(database, "RESUME");
      checkAfterARestart(stack, database, log);
      assertThat(Files.readString(log)).doesNotContain(READER, COMMANDER);
      checkNobodyMayListenEverywhereUnasked(stack, database);
    }
  }

  private static void checkPermissions(ServiceProcess service) throws Exception {
    String accounts = "/api/v1/accounts";
    String pause = "{\"kind\":\"pause\",\"account\":\"nobody\"}";
    assertThat(service.as("").get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(service.get("/q/metrics").statusCode()).isEqualTo(401);
    assertThat(service.get("/q/openapi").statusCode()).isEqualTo(401);
    HttpResponse<String> nobody = service.get(accounts);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"flashpaper\"");
    assertThat(nobody.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(nobody.body()).contains("\"title\":\"Unauthorized\"", "Authorization: Bearer TOKEN");
    assertThat(post(service, pause).statusCode()).isEqualTo(401);
    service.as("somebody-else-0123456789");
    assertThat(service.get(accounts).statusCode()).isEqualTo(401);
    assertThat(service.get("/api/v1/nothing").statusCode()).isEqualTo(401);
    assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
    service.as(READER);
    assertThat(service.get(accounts).statusCode()).isEqualTo(200);
    assertThat(service.get("/q/metrics").statusCode()).isEqualTo(200);
    HttpResponse<String> reader = post(service, pause);
    assertThat(reader.statusCode()).isEqualTo(403);
    assertThat(reader.body()).contains("flashpaper.api.command-tokens");
    assertThat(reader.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("insufficient_scope");
    service.as(COMMANDER);
    assertThat(service.get(accounts).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> post(ServiceProcess service, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        service
            .request("/api/v1/commands")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return service.send(request);
  }

  /** Gives a command and waits until it was carried out or refused. */
  private static JsonNode done(ServiceProcess service, String body, String... headers)
      throws Exception {
    HttpResponse<String> given = post(service, body, headers);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(202);
    String location = given.headers().firstValue("Location").orElseThrow();
    String path = location.substring(location.indexOf("/api/"));
    service.await(path, answer -> !answer.body().contains("\"PENDING\""));
    return service.json(path);
  }

  private static void checkCommands(ServiceProcess service) throws Exception {
    String pause = "{\"kind\":\"pause\",\"account\":\"main\",\"reason\":\"lunch\",\"by\":\"me\"}";
    JsonNode paused = done(service, pause, "Idempotency-Key", "one");
    assertThat(paused.get("status").asText()).isEqualTo("APPLIED");
    assertThat(paused.get("tapeOffset").asLong()).isEqualTo(49);
    assertThat(paused.get("number").asLong()).isEqualTo(1);
    assertThat(paused.get("accounts")).extracting(JsonNode::asText).containsExactly("main");
    assertThat(done(service, pause, "Idempotency-Key", "one").get("id"))
        .isEqualTo(paused.get("id"));
    assertThat(post(service, pause.replace("main", "model"), "Idempotency-Key", "one").statusCode())
        .isEqualTo(409);
    JsonNode standing = standing(service, "main");
    assertThat(standing.get("state").asText()).isEqualTo("PAUSED");
    assertThat(standing.get("reason").asText()).isEqualTo("lunch");
    assertThat(done(service, "{\"kind\":\"kill\",\"account\":\"mian\"}").get("refusal").asText())
        .startsWith("there is no account 'mian'; there are delay-arb, main, model");
    HttpResponse<String> wrong =
        post(service, "{\"kind\":\"stop\",\"acount\":\"main\",\"all\":true}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("pause, resume, kill, close", "\"field\":\"acount\"");
    assertThat(post(service, "[]").statusCode()).isEqualTo(400);
    assertThat(post(service, "").statusCode()).isEqualTo(400);
    JsonNode page = service.json("/api/v1/commands?limit=1");
    assertThat(page.get("commands").get(0).get("status").asText()).isEqualTo("REFUSED");
    JsonNode rest = service.json("/api/v1/commands?cursor=" + page.get("next").asText());
    assertThat(rest.get("commands")).hasSize(1);
    assertThat(service.get("/api/v1/commands/99").statusCode()).isEqualTo(404);
    assertThat(service.get("/api/v1/commands/x").statusCode()).isEqualTo(404);
  }

  private static JsonNode standing(ServiceProcess service, String name) throws Exception {
    for (JsonNode account : service.json("/api/v1/accounts").get("accounts")) {
      if (account.get("account").asText().equals(name)) {
        return account.get("standing");
      }
    }
    throw new AssertionError("no account " + name);
  }

  private void checkWhileWaitingForSignals(TestStack stack, ServiceProcess service)
      throws Exception {
    produceTape(stack, 50, 60);
    service.await("/api/v1/status", answer -> answer.body().contains("\"waitingFor\":\"signals\""));
    JsonNode killed = done(service, "{\"kind\":\"kill\",\"all\":true}");
    assertThat(killed.get("tapeOffset").asLong()).isEqualTo(49);
    assertThat(killed.get("accounts")).hasSize(3);
    assertThat(standing(service, "main").get("state").asText()).isEqualTo("KILLED");
  }

  /** As another process would. */
  private static void give(TestStack.Database database, String kind) throws Exception {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into command (kind, account, reason, given_by) values ('%s', 'main', '', '')"
              .formatted(kind));
    }
  }

  private void checkAfterARestart(TestStack stack, TestStack.Database database, Path log)
      throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String[] settings = {
      TOKENS[0],
      TOKENS[1],
      "flashpaper.accounts.main.protections.daily-loss=50",
      "quarkus.oidc.tenant-enabled=true",
      "quarkus.oidc.public-key=" + Base64.getEncoder().encodeToString(key.getPublic().getEncoded())
    };
    try (ServiceProcess service =
        new ServiceProcess("control", stack, database, log, settings).as(COMMANDER)) {
      service.awaitReady();
      // The other plan holds from the next event on, and commands wait until it is on record.
      produceSignals(stack, 50, 51);
      service.await("/api/v1/commands?limit=1", a -> a.body().contains("\"APPLIED\""));
      assertThat(service.json("/api/v1/commands").get("commands").get(0).get("tapeOffset").asLong())
          .isEqualTo(50);
      assertThat(standing(service, "main").get("state").asText()).isEqualTo("RUNNING");
      assertThat(standing(service, "model").get("state").asText()).isEqualTo("KILLED");
      produceSignals(stack, 51, 60);
      service.awaitOffset(59);
      give(database, "PAUSE");
      service.await("/api/v1/commands?limit=1", a -> a.body().contains("\"number\":5"));
      assertThat(standing(service, "main").get("state").asText()).isEqualTo("PAUSED");
      checkRoles(service, key);
    }
    assertThat(
            rows(
                database, "select tape_offset from account_plan where account = 'main' order by 1"))
        .containsExactly("0", "50");
    assertThat(rows(database, "select tape_offset from account_plan where account = 'model'"))
        .containsExactly("0");
    assertThat(
            rows(
                database,
                "select plan ->> 'protections.daily-loss' from account_plan where account = 'main'"
                    + " and tape_offset = 50"))
        .containsExactly("50");
    assertThat(rows(database, "select number from command where number <= 5 order by number"))
        .containsExactly("1", "2", "3", "4", "5");
  }

  private static void checkRoles(ServiceProcess service, KeyPair key) throws Exception {
    String resume = "{\"kind\":\"resume\",\"account\":\"main\"}";
    assertThat(service.as(jwt(key, "somebody", IN_2100)).get("/api/v1/accounts").statusCode())
        .isEqualTo(403);
    assertThat(
            service.as(jwt(key, "flashpaper-read", IN_2100)).get("/api/v1/accounts").statusCode())
        .isEqualTo(200);
    assertThat(post(service, resume).statusCode()).isEqualTo(403);
    assertThat(
            service.as(jwt(key, "flashpaper-read", IN_2020)).get("/api/v1/accounts").statusCode())
        .isEqualTo(401);
    KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertThat(
            service
                .as(jwt(other, "flashpaper-command", IN_2100))
                .get("/api/v1/accounts")
                .statusCode())
        .isEqualTo(401);
    assertThat(post(service.as(jwt(key, "flashpaper-command", IN_2100)), resume).statusCode())
        .isEqualTo(202);
    assertThat(service.as(READER).get("/api/v1/accounts").statusCode()).isEqualTo(200);
    service.as(COMMANDER);
  }

  /** A token as an identity provider would sign it. */
  private static String jwt(KeyPair key, String role, long endSeconds) throws Exception {
    String claims =
        "{\"iss\":\"https://test\",\"sub\":\"me\",\"iat\":%d,\"exp\":%d,\"groups\":[\"%s\"]}"
            .formatted(1_500_000_000L, endSeconds, role);
    String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void checkNobodyMayListenEverywhereUnasked(
      TestStack stack, TestStack.Database database) throws Exception {
    Path log = Path.of("target", "control-open.log");
    Files.deleteIfExists(log);
    try (ServiceProcess service =
        new ServiceProcess("open", stack, database, log, "quarkus.http.host=0.0.0.0")) {
      assertThat(service.awaitEnd()).isNotZero();
    }
    assertThat(Files.readString(log))
        .contains("quarkus.http.host is 0.0.0.0", "flashpaper.api.command-tokens");
  }

  private static Connection connect(TestStack.Database database) throws Exception {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }

  private static List<String> rows(TestStack.Database database, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private void produce(TestStack stack, int from, int to) {
    produceSignals(stack, from, to);
    produceTape(stack, from, to);
  }

  private void produceSignals(TestStack stack, int from, int to) {
    try (KafkaProducer<String, byte[]> producer = producer(stack)) {
      for (SignalMessage message : tape.signals) {
        if (message.tapeOffset() >= from && message.tapeOffset() < to) {
          send(producer, Topic.SIGNALS, Shard.ONLY.key(), SignalCodec.encode(message));
        }
      }
      SignalMessage judged = new SignalMessage.Progress(to - 1, ScriptedTape.T0, 0);
      send(producer, Topic.SIGNALS, Shard.ONLY.key(), SignalCodec.encode(judged));
    }
  }

  /** Of the first hundred events each is at the offset of its index. */
  private void produceTape(TestStack stack, int from, int to) {
    try (KafkaProducer<String, byte[]> producer = producer(stack)) {
      for (int i = from; i < to; i++) {
        send(producer, Topic.TAPE, Topic.UNDERLYING, TapeCodec.encode(tape.events.get(i)));
      }
    }
  }

  private static KafkaProducer<String, byte[]> producer(TestStack stack) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", stack.bootstrapServers()),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, Topic topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic.topicName(), key, value));
  }
}
