// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.CommandLines;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.FileTree;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Everything against a broker and a database that let nobody in without TLS and a password, and
 * none of the passwords anywhere afterwards.
 */
@TestMethodOrder(OrderAnnotation.class)
class GuardedStackIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final Path WORK =
      RepositoryLayout.find().root().resolve("cli/target/guarded-it").toAbsolutePath();

  /** Quarkus refuses a body that is too large in words that HTTP/2 does not allow. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static GuardedStack stack;

  @BeforeAll
  static void start() throws Exception {
    if (Files.exists(WORK)) {
      FileTree.delete(WORK);
    }
    Files.createDirectories(WORK);
    stack = new GuardedStack(WORK);
    stack.start();
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  private static HttpResponse<String> get(String service, String path, String token)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stack.services.get(service).resolve(path))
            .timeout(Duration.ofSeconds(30));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return HTTP.send(request.build(), BodyHandlers.ofString());
      } catch (IOException startsAnew) {
        assertThat(Instant.now()).as(service + " answers").isBefore(deadline);
        LockSupport.parkNanos(200_000_000);
      }
    }
  }

  private static JsonNode read(String service, String path) throws Exception {
    HttpResponse<String> answer = get(service, path, GuardedStack.READ_TOKEN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  @Order(1)
  void allThreeServicesTradeThroughLockedDoors() throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (read("execution", "/api/v1/trades").path("trades").isEmpty()) {
      assertThat(Instant.now()).as("a trade").isBefore(deadline);
      LockSupport.parkNanos(200_000_000);
    }
    assertThat(read("feed", "/api/v1/feeds").isEmpty()).isFalse();
    assertThat(read("signals", "/api/v1/strategies").isEmpty()).isFalse();
  }

  @Test
  @Order(2)
  void anAnswerTellsBrowsersWhatTheyMayDoAndAClientWhenItAsksTooMuch() throws Exception {
    HttpResponse<String> health = get("feed", "/q/health/live", "");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "frame-ancestors 'none'");
    HttpResponse<String> metrics = get("feed", "/q/metrics", "");
    assertThat(metrics.statusCode()).isEqualTo(401);
    assertThat(metrics.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(get("feed", "/q/metrics", GuardedStack.READ_TOKEN).statusCode()).isEqualTo(200);
    assertThat(post("x".repeat(100_000)).statusCode()).isEqualTo(413);
    post("{}");
    HttpResponse<String> tooMany = post("{}");
    assertThat(tooMany.statusCode()).as(tooMany.body()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d?");
    assertThat(get("feed", "/q/health/live", "").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(stack.services.get("feed").resolve("/api/v1/feeds"))
            .header("Authorization", "Bearer " + GuardedStack.COMMAND_TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  @Order(3)
  void theApiMayBeServedByHttps() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(stack.certificates.authority())) {
      trusted.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      stack.services.get("signals by HTTPS").resolve("/api/v1/strategies"))
                  .header("Authorization", "Bearer " + GuardedStack.READ_TOKEN)
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  @Order(4)
  void theToolsComeInByTheSameDoors() throws Exception {
    String settings = stack.clientSettings(GuardedStack.KAFKA_PASSWORD).toString();
    CommandLines.Said recorded =
        CommandLines.run(
            "record", "--once", "--kafka-settings", settings, "--dir", WORK.resolve("tape") + "");
    assertThat(recorded.status()).as(recorded.text()).isZero();
    assertThat(WORK.resolve("tape/manifest.json")).exists();
    CommandLines.Said verified = verify(settings, stack.certificates.authority());
    assertThat(verified.status()).as(verified.text()).isZero();
  }

  private static CommandLines.Said verify(String settings, Path trusted) throws Exception {
    return CommandLines.run(
        Map.of(
            "FLASHPAPER_DATABASE_PASSWORD_FILE",
            WORK.resolve("secrets-right/quarkus.datasource.password").toString()),
        "verify",
        "--kafka-settings",
        settings,
        "--database",
        stack.ledgerUrl(trusted),
        "--plugins",
        WORK.resolve("plugins").toString());
  }

  @Test
  @Order(5)
  void aWrongPasswordOrAStrangersCertificateIsRefusedInASentenceThatNamesTheSetting()
      throws Exception {
    Path stranger = new Certificates(WORK.resolve("stranger"), "A stranger").authority();
    Map<String, String> wrong = stack.environment("wrong", "not-the-kafka-one", "not-its-password");
    assertThat(ended(stack.feed(wrong)))
        .contains("kafka.sasl.jaas.config", stack.kafka)
        .doesNotContain("not-the-kafka-one");
    assertThat(ended(stack.execution(wrong, stack.certificates.authority())))
        .contains("does not let this user in", "quarkus.datasource.password")
        .doesNotContain("not-its-password", "not-the-kafka-one");
    Map<String, String> distrustful =
        GuardedStack.with(
            stack.environment("right", GuardedStack.KAFKA_PASSWORD, GuardedStack.DATABASE_PASSWORD),
            Map.of("KAFKA_SSL_TRUSTSTORE_LOCATION", stranger.toString()));
    assertThat(ended(stack.signals(distrustful)))
        .contains("do not trust each other", "kafka.ssl.truststore.location");

    String settings = stack.clientSettings(GuardedStack.KAFKA_PASSWORD).toString();
    assertThat(verify(settings, stranger).text()).contains("sslmode and sslrootcert");
    assertThat(
            CommandLines.run(
                    "record",
                    "--once",
                    "--kafka-settings",
                    stack.clientSettings("not-the-kafka-one").toString(),
                    "--dir",
                    WORK.resolve("other").toString())
                .text())
        .contains("kafka.sasl.jaas.config");
  }

  /** What a service says that cannot start. */
  private static String ended(ChildSpec service) throws Exception {
    Path said = WORK.resolve("refused-" + service.name() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(service.commandLine())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(service.environment());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as(Files.readString(said))
          .isTrue();
      assertThat(process.exitValue()).isNotZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said);
  }

  @Test
  @Order(6)
  void noSecretIsFoundAnywhereAfterwards() throws Exception {
    for (String service : List.of("feed", "signals", "execution")) {
      for (String path : answers(service)) {
        requireNoSecret(service + path, get(service, path, GuardedStack.COMMAND_TOKEN).body());
      }
    }
    try (Connection connection = stack.superuser()) {
      for (String table : tables(connection)) {
        requireNoSecret(table, rows(connection, table));
      }
    }
    try (Stream<Path> files = Files.walk(WORK)) {
      for (Path file : files.filter(GuardedStackIT::isWritten).toList()) {
        requireNoSecret(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static void requireNoSecret(String where, String text) {
    assertThat(GuardedStack.SECRETS.stream().filter(text::contains)).as(where).isEmpty();
  }

  /** Logs and recorded files; not what we keep the secrets in, nor the database's own files. */
  private static boolean isWritten(Path file) {
    String name = WORK.relativize(file).toString();
    return Files.isRegularFile(file)
        && !name.startsWith("secrets-")
        && !name.startsWith("client-")
        && !name.startsWith("database/data");
  }

  /** What a service answers at, as it describes itself, and its own pages; no endless answers. */
  private static List<String> answers(String service) throws Exception {
    List<String> paths =
        new ArrayList<>(List.of("/q/health", "/q/metrics", "/q/openapi", "/q/info"));
    HttpResponse<String> described =
        get(service, "/q/openapi?format=json", GuardedStack.READ_TOKEN);
    JSON.readTree(described.body())
        .path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode get = path.getValue().path("get");
              boolean ends = !get.path("responses").toString().contains("text/event-stream");
              if (get.isObject() && ends && !path.getKey().contains("{")) {
                paths.add(path.getKey());
              }
            });
    assertThat(paths).hasSizeGreaterThan(4);
    return paths;
  }

  private static List<String> tables(Connection connection) throws Exception {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = 'public'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  private static String rows(Connection connection, String table) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select t::text from \"" + table + "\" t")) {
      while (rows.next()) {
        all.append(rows.getString(1)).append('\n');
      }
    }
    return all.toString();
  }
}
