// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.tape.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A broker and databases for a test: the images of docker-compose.yml where a Docker engine
 * answers, the local stack otherwise. Says which; FLASHPAPER_TEST_STACK=embedded or =containers
 * decides it.
 */
public final class TestStack implements AutoCloseable {
  private static final String KAFKA_IMAGE = "apache/kafka:4.3.1";
  private static final String POSTGRES_IMAGE = "postgres:17.11";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private String bootstrapServers = "127.0.0.1:1";
  private Function<String, Database> databases = name -> new Database(name, "", "");

  private TestStack() {}

  /** Where a database is and who may use it. */
  public record Database(String jdbcUrl, String username, String password) {}

  public static TestStack start(Path folder) throws Exception {
    TestStack stack = new TestStack();
    try {
      if (useContainers()) {
        stack.inContainers();
      } else {
        stack.embedded(folder);
      }
      stack.createTopics();
      return stack;
    } catch (Exception failed) {
      stack.close();
      throw failed;
    }
  }

  /** Databases without a broker. */
  public static TestStack startDatabasesOnly(Path folder) {
    TestStack stack = new TestStack();
    stack.databases = useContainers() ? stack::inContainer : name -> stack.embedded(folder, name);
    return stack;
  }

  private static boolean useContainers() {
    String wish = System.getenv().getOrDefault("FLASHPAPER_TEST_STACK", "whatever there is");
    boolean containers =
        switch (wish) {
          case "embedded" -> false;
          case "containers" -> true;
          default -> mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable();
        };
    System.out.printf(
        "TEST STACK: %s (FLASHPAPER_TEST_STACK: %s)%n",
        containers ? "containers " + KAFKA_IMAGE + " and " + POSTGRES_IMAGE : "embedded", wish);
    return containers;
  }

  /** Spares a machine without Docker the search for it, which is long in words. */
  private static boolean mayHaveDocker() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  private void inContainers() {
    KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE);
    parts.push(kafka);
    kafka.start();
    bootstrapServers = kafka.getBootstrapServers();
    databases = this::inContainer;
  }

  private Database inContainer(String name) {
    PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE).withDatabaseName(name);
    parts.push(postgres);
    postgres.start();
    return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  private void embedded(Path folder) throws InterruptedException {
    LocalBroker broker = LocalBroker.start(folder.resolve("broker"));
    parts.push(broker);
    bootstrapServers = broker.bootstrapServers();
    databases = name -> embedded(folder, name);
  }

  private Database embedded(Path folder, String name) {
    LocalDatabase database = LocalDatabase.start(folder.resolve(name));
    parts.push(database);
    return new Database(database.jdbcUrl(), database.username(), database.password());
  }

  private void createTopics() throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.all()) {
      topics.add(
          new NewTopic(topic.topicName(), topic.partitions(), (short) 1).configs(topic.settings()));
      topics.add(
          new NewTopic(topic.deadLetterName(), topic.partitions(), (short) 1)
              .configs(topic.deadLetterSettings()));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(topics).all().get();
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Starts an empty database; it ends with the stack. */
  public Database database(String name) {
    return databases.apply(name);
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
