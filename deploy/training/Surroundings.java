// SPDX-License-Identifier: Apache-2.0
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TopicPlan;
import java.nio.file.Path;
import java.util.List;

/** A broker and a database for the services to train with: says where they are, runs until stopped. */
final class Surroundings {
  private Surroundings() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    LocalDatabase database = LocalDatabase.start(folder.resolve("database"));
    LocalBroker broker = LocalBroker.start(folder.resolve("broker"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broker.close();
                  database.close();
                }));
    broker.createTopics(topics());
    System.out.println("READY " + broker.bootstrapServers() + " " + database.jdbcUrl());
    Thread.currentThread().join();
  }

  private static List<TopicSpec> topics() {
    return TopicPlan.all(Shard.ONLY).stream()
        .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
        .toList();
  }
}
