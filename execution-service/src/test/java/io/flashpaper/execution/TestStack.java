// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.stack.Relay;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TopicPlan;
import io.flashpaper.teststack.TestBroker;
import io.flashpaper.teststack.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A broker with our topics, and databases, for a test: in containers or not, see test-stack. */
public final class TestStack implements AutoCloseable {
  private final Path folder;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private String bootstrapServers = "127.0.0.1:1";

  private TestStack(Path folder) {
    this.folder = folder;
  }

  /** Where a database is and who may use it. */
  public record Database(String jdbcUrl, String username, String password) {
    Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, username, password);
    }

    /** A network to it, that can be cut. */
    Relay network() {
      return Relay.to(URI.create(jdbcUrl.substring("jdbc:".length())).getPort());
    }

    /** The same database, reached through that network. */
    Database through(Relay network) {
      String url = jdbcUrl.replaceFirst("//[^/]+/", "//127.0.0.1:" + network.port() + "/");
      return new Database(url, username, password);
    }
  }

  public static TestStack start(Path folder) throws Exception {
    TestStack stack = new TestStack(folder);
    try {
      TestBroker broker = TestBroker.start(folder.resolve("broker"));
      stack.parts.push(broker);
      stack.bootstrapServers = broker.bootstrapServers();
      broker.createTopics(topics());
      return stack;
    } catch (Exception failed) {
      stack.close();
      throw failed;
    }
  }

  /** Databases without a broker. */
  public static TestStack startDatabasesOnly(Path folder) {
    return new TestStack(folder);
  }

  private static List<TopicSpec> topics() {
    return TopicPlan.all(Shard.ONLY).stream()
        .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
        .toList();
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Starts an empty database; it ends with the stack. */
  public Database database(String name) {
    TestDatabase database = TestDatabase.start(folder.resolve(name));
    parts.push(database);
    return new Database(database.jdbcUrl(), database.username(), database.password());
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
