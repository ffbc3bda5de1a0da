// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.cli.run.StackParts.DatabaseAccess;
import io.flashpaper.cli.run.StackParts.SimulatedTime;
import io.flashpaper.cli.world.WorldPlan;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackLog;
import io.flashpaper.stack.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A stack whose broker lets in who shows a password over TLS, and whose database likewise; its
 * services have their secrets from a directory with a file for each.
 */
final class GuardedStack implements AutoCloseable {
  static final String KAFKA_PASSWORD = "kafka-secret-5d0c1f77";
  static final String DATABASE_PASSWORD = "database-secret-93ab20e1";
  static final String READ_TOKEN = "read-token-secret-0d6b7c44";
  static final String COMMAND_TOKEN = "command-token-secret-7e21f9aa";
  static final List<String> SECRETS =
      List.of(KAFKA_PASSWORD, DATABASE_PASSWORD, READ_TOKEN, COMMAND_TOKEN);
  private static final String USER = "flashpaper";
  private static final Duration FEED_START = Duration.ofSeconds(6);
  private static final double SPEED = 30;

  final Path folder;
  final Certificates certificates;
  final Map<String, URI> services = new HashMap<>();
  final String kafka;
  private final Supervisor supervisor;
  private final LocalDatabase database;
  private final StackParts parts;
  private final Path plugins;

  GuardedStack(Path folder) throws Exception {
    this.folder = folder;
    RepositoryLayout layout = RepositoryLayout.find();
    this.certificates = new Certificates(folder.resolve("certificates"), "Flashpaper's test");
    this.supervisor =
        Supervisor.open(folder, new StackLog(List.of(folder.resolve("stack.log")), line -> {}));
    int entrance = FreePorts.take();
    LocalBroker broker =
        LocalBroker.start(
            supervisor,
            layout,
            folder.resolve("broker"),
            List.of(entrance + ":" + entrance + ":SASL_SSL", "@" + brokerSettings()));
    broker.createTopics(Topics.all());
    letIn(broker.bootstrapServers());
    this.kafka = "127.0.0.1:" + entrance;
    this.database = LocalDatabase.start(folder.resolve("database"), supervisor.log());
    supervisor.whenStopping(database::close);
    guardDatabase();
    this.parts = new StackParts(layout, kafka);
    this.plugins = PluginFolder.prepare(layout, folder.resolve("plugins"));
  }

  private Path brokerSettings() throws IOException {
    String listener = "listener.name.entrance0.";
    return Files.write(
        folder.resolve("broker.properties"),
        List.of(
            listener + "ssl.keystore.type=PEM",
            listener + "ssl.keystore.location=" + certificates.keyAndCertificate(),
            listener + "sasl.enabled.mechanisms=SCRAM-SHA-512",
            listener
                + "scram-sha-512.sasl.jaas.config="
                + "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
  }

  private static void letIn(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      USER,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      KAFKA_PASSWORD)))
          .all()
          .get();
    }
  }

  /** Nobody comes in without TLS, and the owner of the ledger not without the password. */
  private void guardDatabase() throws SQLException, IOException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role flashpaper password '" + DATABASE_PASSWORD + "'");
      statement.execute("alter system set ssl_cert_file = '" + certificates.certificate() + "'");
      statement.execute("alter system set ssl_key_file = '" + certificates.key() + "'");
      statement.execute("alter system set ssl = on");
      Files.write(
          folder.resolve("database/data/pg_hba.conf"),
          List.of(
              "host all postgres 127.0.0.1/32 trust",
              "hostssl all flashpaper 127.0.0.1/32 scram-sha-256"));
      statement.execute("select pg_reload_conf()");
    }
  }

  Connection superuser() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
  }

  /** The ledger's database for a client that checks whom it talks to. */
  String ledgerUrl(Path trusted) {
    return database.jdbcUrl() + "?sslmode=verify-full&sslrootcert=" + trusted;
  }

  ChildSpec signals(Map<String, String> environment) {
    return parts.signalService(port("signals"), plugins).withEnvironment(environment);
  }

  ChildSpec execution(Map<String, String> environment, Path trusted) {
    return parts
        .executionService(
            port("execution"),
            new DatabaseAccess(database.jdbcUrl(), USER, ""),
            plugins,
            Map.of(
                "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode",
                "verify-full",
                "quarkus.datasource.jdbc.additional-jdbc-properties.sslrootcert",
                trusted.toString()))
        .withEnvironment(environment);
  }

  void start() throws Exception {
    WorldPlan plan = WorldPlan.synthetic(Optional.empty(), Optional.of(7L), Instant.now());
    Map<String, String> environment = environment("right", KAFKA_PASSWORD, DATABASE_PASSWORD);
    supervisor.start(
        List.of(
            signals(with(environment, encryption())),
            execution(environment, certificates.authority())));
    SimulatedTime time = new SimulatedTime(SPEED, Instant.now().plus(FEED_START), plan.origin());
    int venues = FreePorts.take();
    supervisor.start(parts.simulator(venues, plan, time, Optional.empty()));
    supervisor.start(
        feed(with(environment, Map.of("FLASHPAPER_API_COMMANDS_PER_MINUTE", "2")), venues, time));
  }

  /** REST by HTTPS as well, in Quarkus' own words. */
  private Map<String, String> encryption() {
    int port = FreePorts.take();
    services.put("signals by HTTPS", URI.create("https://127.0.0.1:" + port));
    return Map.of(
        "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificates.certificate().toString(),
        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", certificates.key().toString(),
        "QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
  }

  /** Both, of which the second wins. */
  static Map<String, String> with(Map<String, String> environment, Map<String, String> further) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(further);
    return all;
  }

  ChildSpec feed(Map<String, String> environment) {
    return feed(environment, FreePorts.take(), new SimulatedTime(1, Instant.EPOCH, Instant.EPOCH));
  }

  private ChildSpec feed(Map<String, String> environment, int venues, SimulatedTime time) {
    return parts
        .simulatedFeedService(port("feed"), venues, time, Optional.empty())
        .withEnvironment(environment);
  }

  private int port(String service) {
    int port = FreePorts.take();
    services.putIfAbsent(service, URI.create("http://127.0.0.1:" + port));
    return port;
  }

  /** What a service is told by its environment, and by a directory of secrets. */
  Map<String, String> environment(String name, String kafkaPassword, String databasePassword)
      throws IOException {
    Path secrets = Files.createDirectories(folder.resolve("secrets-" + name));
    Files.writeString(
        secrets.resolve("kafka.sasl.jaas.config"), jaas(kafkaPassword) + System.lineSeparator());
    Files.writeString(secrets.resolve("quarkus.datasource.password"), databasePassword + "\n");
    Files.writeString(secrets.resolve("flashpaper.api.read-tokens"), READ_TOKEN);
    Files.writeString(secrets.resolve("flashpaper.api.command-tokens"), COMMAND_TOKEN);
    return Map.of(
        "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
        "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
        "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
        "KAFKA_SSL_TRUSTSTORE_LOCATION", certificates.authority().toString(),
        "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", secrets.toString());
  }

  private static String jaas(String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(USER, password);
  }

  /** The file that commands are given. */
  Path clientSettings(String password) throws IOException {
    return Files.write(
        folder.resolve("client-" + password + ".properties"),
        List.of(
            "bootstrap.servers=" + kafka,
            "security.protocol=SASL_SSL",
            "sasl.mechanism=SCRAM-SHA-512",
            "sasl.jaas.config=" + jaas(password),
            "ssl.truststore.type=PEM",
            "ssl.truststore.location=" + certificates.authority()));
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
