// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in a process of its own, on a loopback port; topics and records live in its
 * folder and survive a restart.
 */
public final class LocalBroker implements AutoCloseable {
  /** The broker's name among a stack's children. */
  public static final String NAME = "broker";

  private static final int MAX_HEAP_MEGABYTES = 256;
  private static final String MAIN_CLASS = "io.flashpaper.broker.BrokerMain";

  private final String bootstrapServers;
  private final @Nullable Supervisor own;

  private LocalBroker(String bootstrapServers, @Nullable Supervisor own) {
    this.bootstrapServers = bootstrapServers;
    this.own = own;
  }

  /**
   * Starts a broker that nobody else supervises, for instance for a test.
   *
   * @param dataDir the broker's own folder, made if absent
   * @throws StackException if it is not built or does not start
   */
  public static LocalBroker start(Path dataDir) throws InterruptedException {
    Supervisor own = Supervisor.open(dataDir, StackLog.silent());
    try {
      return new LocalBroker(launch(own, RepositoryLayout.find(), dataDir, List.of()), own);
    } catch (StackException | InterruptedException e) {
      own.close();
      throw e;
    }
  }

  /** Starts a broker as one of a stack's children; closing it is then the supervisor's affair. */
  public static LocalBroker start(Supervisor supervisor, RepositoryLayout layout, Path dataDir)
      throws InterruptedException {
    return start(supervisor, layout, dataDir, List.of());
  }

  /**
   * The same with further entrances.
   *
   * @param entrances for clients that come through somebody in between, each {@code
   *     PORT:ADVERTISED_PORT}: the broker listens on the first and sends them on to the second;
   *     {@code PORT:ADVERTISED_PORT:PROTOCOL} for one that is not PLAINTEXT, and {@code @FILE} for
   *     who may come in, in Kafka's own words
   */
  public static LocalBroker start(
      Supervisor supervisor, RepositoryLayout layout, Path dataDir, List<String> entrances)
      throws InterruptedException {
    return new LocalBroker(launch(supervisor, layout, dataDir, entrances), null);
  }

  private static String launch(
      Supervisor supervisor, RepositoryLayout layout, Path dataDir, List<String> entrances)
      throws InterruptedException {
    String port = Integer.toString(FreePorts.take());
    List<String> arguments = new ArrayList<>(List.of(dataDir.toAbsolutePath().toString(), port));
    arguments.addAll(entrances);
    JvmProgram program =
        new JvmProgram(
            layout.brokerClassPath(), MAIN_CLASS, MAX_HEAP_MEGABYTES, Map.of(), arguments);
    supervisor.start(new ChildSpec(NAME, program.commandLine(), new Readiness.Line("READY ")));
    return "127.0.0.1:" + port;
  }

  /** Where clients connect, as {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Makes sure that these topics exist; existing ones are left as they are. */
  public void createTopics(Collection<TopicSpec> topics) throws InterruptedException {
    createTopics(bootstrapServers, topics);
  }

  /** The same at any broker. */
  public static void createTopics(String bootstrapServers, Collection<TopicSpec> topics)
      throws InterruptedException {
    List<NewTopic> wanted =
        topics.stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.configs()))
            .toList();
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      for (Map.Entry<String, KafkaFuture<Void>> topic :
          admin.createTopics(wanted).values().entrySet()) {
        awaitCreated(topic.getKey(), topic.getValue());
      }
    }
  }

  private static void awaitCreated(String topic, KafkaFuture<Void> created)
      throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new StackException("The topic %s cannot be created: %s".formatted(topic, e), e);
      }
    }
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
