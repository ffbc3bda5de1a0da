// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.TopicSpec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/** A broker without topics, for one test or one class of tests. */
public final class TestBroker implements AutoCloseable {
  private static final String NO_BOUND = Long.toString(Long.MAX_VALUE);

  /** As docker-compose.yml and the local stack have it, where tests can tell. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
          "KAFKA_LOG_RETENTION_MS", "-1",
          "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
          "KAFKA_LOG_MESSAGE_TIMESTAMP_BEFORE_MAX_MS", NO_BOUND,
          "KAFKA_LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS", NO_BOUND,
          "KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE", "4194304",
          "KAFKA_HEAP_OPTS", "-Xms128m -Xmx256m");

  private final String bootstrapServers;
  private final Runnable end;

  private TestBroker(String bootstrapServers, Runnable end) {
    this.bootstrapServers = bootstrapServers;
    this.end = end;
  }

  /**
   * Starts a broker.
   *
   * @param folder where it keeps its data if it is a process; made if absent
   */
  public static TestBroker start(Path folder) throws InterruptedException {
    return switch (StackChoice.forA("broker")) {
      case CONTAINERS -> inContainer();
      case EMBEDDED -> {
        LocalBroker broker = LocalBroker.start(folder);
        yield new TestBroker(broker.bootstrapServers(), broker::close);
      }
    };
  }

  private static TestBroker inContainer() {
    KafkaContainer container =
        new KafkaContainer(ComposeImages.find().of("apache/kafka"))
            .withEnv(SETTINGS)
            .withStartupTimeout(ComposeImages.PATIENCE);
    container.start();
    return new TestBroker(container.getBootstrapServers(), container::stop);
  }

  /** Where clients connect, as {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Makes sure that these topics exist; existing ones are left as they are. */
  public void createTopics(Collection<TopicSpec> topics) throws InterruptedException {
    LocalBroker.createTopics(bootstrapServers, topics);
  }

  @Override
  public void close() {
    end.run();
  }
}
