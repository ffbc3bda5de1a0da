// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where the node keeps its data and listens; everything else about it is fixed here.
 *
 * @param dataDir the node's own folder
 * @param port the loopback port clients connect to
 * @param controllerPort the loopback port the node's controller half listens on
 * @param further settings in Kafka's own words, such as who may come in by an entrance
 */
record BrokerSettings(
    Path dataDir,
    int port,
    int controllerPort,
    List<Entrance> entrances,
    Map<String, String> further) {
  static final String NODE_ID = "1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String HOST = "127.0.0.1";
  private static final String UNLIMITED = Long.toString(Long.MAX_VALUE);

  BrokerSettings {
    checkPort(port);
    checkPort(controllerPort);
    entrances = List.copyOf(entrances);
    further = Map.copyOf(further);
    dataDir = dataDir.toAbsolutePath().normalize();
  }

  /** With its own port as the only entrance. */
  BrokerSettings(Path dataDir, int port, int controllerPort) {
    this(dataDir, port, controllerPort, List.of(), Map.of());
  }

  /**
   * Another port to come in by, for clients that are to be sent to somebody in between: they are
   * told to go on at the advertised one.
   *
   * @param protocol what is spoken there, such as SASL_SSL
   */
  record Entrance(int port, int advertisedPort, String protocol) {
    Entrance {
      checkPort(port);
      checkPort(advertisedPort);
    }

    /** Written as {@code 40001:40002}, or {@code 40001:40002:SASL_SSL}. */
    static Entrance parse(String text) {
      String[] ports = text.split(":", -1);
      if (ports.length < 2 || ports.length > 3) {
        throw new IllegalArgumentException(
            "an entrance is PORT:ADVERTISED_PORT[:PROTOCOL], not \"" + text + "\"");
      }
      return new Entrance(
          Integer.parseInt(ports[0]),
          Integer.parseInt(ports[1]),
          ports.length == 3 ? ports[2] : "PLAINTEXT");
    }
  }

  private static void checkPort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
    }
  }

  String address() {
    return HOST + ":" + port;
  }

  Path logDir() {
    return dataDir.resolve("kafka-logs");
  }

  /** The node's configuration in Kafka's own words. */
  Properties toProperties() {
    Properties all = new Properties();
    identity(all);
    topics(all);
    smallness(all);
    all.putAll(further);
    return all;
  }

  private void identity(Properties all) {
    StringBuilder listeners = new StringBuilder("PLAINTEXT://" + address());
    StringBuilder advertised = new StringBuilder(listeners);
    StringBuilder protocols = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    for (int i = 0; i < entrances.size(); i++) {
      String name = "ENTRANCE" + i;
      listeners.append(",%s://%s:%d".formatted(name, HOST, entrances.get(i).port()));
      advertised.append(",%s://%s:%d".formatted(name, HOST, entrances.get(i).advertisedPort()));
      protocols.append(",%s:%s".formatted(name, entrances.get(i).protocol()));
    }
    String controller = HOST + ":" + controllerPort;
    all.setProperty("process.roles", "broker,controller");
    all.setProperty("node.id", NODE_ID);
    all.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
    all.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    all.setProperty("listeners", listeners + "," + CONTROLLER_LISTENER + "://" + controller);
    all.setProperty("advertised.listeners", advertised.toString());
    all.setProperty("listener.security.protocol.map", protocols.toString());
    all.setProperty("log.dirs", logDir().toString());
    // After a kill the next start waits until the dead node's session has run out.
    all.setProperty("broker.session.timeout.ms", "2000");
    all.setProperty("broker.heartbeat.interval.ms", "500");
  }

  /** Records carry the world's time, which may be months away from the machine's. */
  private static void topics(Properties all) {
    all.setProperty("auto.create.topics.enable", "false");
    all.setProperty("num.partitions", "1");
    all.setProperty("log.retention.ms", "-1");
    all.setProperty("log.message.timestamp.before.max.ms", UNLIMITED);
    all.setProperty("log.message.timestamp.after.max.ms", UNLIMITED);
    all.setProperty("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    all.setProperty("group.initial.rebalance.delay.ms", "0");
    all.setProperty("group.min.session.timeout.ms", "1000");
    all.setProperty("offsets.topic.replication.factor", "1");
    all.setProperty("offsets.topic.num.partitions", "4");
    all.setProperty("transaction.state.log.replication.factor", "1");
    all.setProperty("transaction.state.log.min.isr", "1");
    all.setProperty("transaction.state.log.num.partitions", "2");
    all.setProperty("share.coordinator.state.topic.replication.factor", "1");
    all.setProperty("share.coordinator.state.topic.min.isr", "1");
  }

  /** A few megabytes where a data centre's defaults would take hundreds. */
  private static void smallness(Properties all) {
    all.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    all.setProperty("log.segment.bytes", "16777216");
    all.setProperty("transaction.state.log.segment.bytes", "16777216");
    all.setProperty("log.index.size.max.bytes", "1048576");
    all.setProperty("metadata.log.segment.bytes", "16777216");
    all.setProperty("num.network.threads", "2");
    all.setProperty("num.io.threads", "4");
  }
}
