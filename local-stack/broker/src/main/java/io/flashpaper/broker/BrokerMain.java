// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Runs the node until the process is told to end: {@code BrokerMain DATA_DIR [PORT]}.
 *
 * <p>Prints {@code READY 127.0.0.1:PORT} once clients can connect. Without a port, or with 0, it
 * takes a free one: topics and records do not depend on it. Entrances follow, and {@code @FILE}
 * names a file of further settings in Kafka's own words.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /** Exit status 2 for wrong arguments, 1 when the node cannot start. */
  public static void main(String[] args) {
    if (args.length < 1) {
      System.err.println(
          "usage: BrokerMain DATA_DIR [PORT [PORT:ADVERTISED_PORT[:PROTOCOL]... @FILE]]");
      System.exit(2);
    }
    try {
      run(settings(args));
    } catch (IllegalArgumentException e) {
      System.err.println("The broker was given a wrong argument: " + e.getMessage());
      System.exit(2);
    } catch (Exception e) {
      System.err.println("The broker cannot run in " + args[0] + ": " + e);
      System.exit(1);
    }
  }

  private static BrokerSettings settings(String[] args) {
    int asked = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    int port = asked == 0 ? freePort() : asked;
    return new BrokerSettings(
        Path.of(args[0]),
        port,
        freePort(),
        Stream.of(args)
            .skip(2)
            .filter(argument -> !argument.startsWith("@"))
            .map(BrokerSettings.Entrance::parse)
            .toList(),
        further(args));
  }

  private static Map<String, String> further(String[] args) {
    Map<String, String> all = new HashMap<>();
    for (String argument : args) {
      if (argument.startsWith("@")) {
        Properties lines = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(argument.substring(1)))) {
          lines.load(file);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + argument.substring(1), e);
        }
        lines.stringPropertyNames().forEach(name -> all.put(name, lines.getProperty(name)));
      }
    }
    return all;
  }

  private static void run(BrokerSettings settings) throws Exception {
    formatOnce(settings);
    KafkaRaftServer node =
        new KafkaRaftServer(KafkaConfig.fromProps(settings.toProperties(), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(node::shutdown, "broker-stop"));
    node.startup();
    System.out.println("READY " + settings.address());
    System.out.flush();
    node.awaitShutdown();
  }

  /** Gives a new folder its cluster id; an existing one keeps its own, and its records. */
  private static void formatOnce(BrokerSettings settings) throws Exception {
    Files.createDirectories(settings.dataDir());
    if (Files.exists(settings.logDir().resolve("meta.properties"))) {
      return;
    }
    String logDir = settings.logDir().toString();
    new Formatter()
        .setNodeId(Integer.parseInt(BrokerSettings.NODE_ID))
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(logDir)
        .setMetadataLogDirectory(logDir)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }
}
