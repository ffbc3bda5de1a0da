// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.run.KeyEntropy;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.tapes.TapesStack.Readers;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.stack.StackException;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Plays a tape to the services: written as the feed writes, by transactions of which some are tried
 * in vain, with messages nobody can read, and with people who give commands at odd moments.
 */
final class LivePlay {
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final long BEFORE_THE_FIRST = -1;
  private static final byte[] GARBAGE = "{\"type\":".getBytes(StandardCharsets.UTF_8);
  private static final List<String> ACCOUNTS = List.of("main", "model", "patient");

  private final TapesStack stack;
  private final Readers readers;
  private final SplittableRandom random;
  private final StackClient client;
  private final List<TapeRecord> written = new ArrayList<>();

  LivePlay(TapesStack stack, Readers readers, long seed) {
    this.stack = stack;
    this.readers = readers;
    this.random = new SplittableRandom(seed);
    this.client = new StackClient(readers.api());
  }

  /** Plays it to its end and waits until the ledger has all of it; returns what was written. */
  List<TapeRecord> play(List<TapeEvent> events) throws InterruptedException, ExecutionException {
    int killedAt = random.nextInt(4) == 0 ? random.nextInt(events.size()) : Integer.MAX_VALUE;
    try (client;
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "feed"),
                new StringSerializer(),
                new ByteArraySerializer())) {
      producer.initTransactions();
      await(BEFORE_THE_FIRST);
      int next = 0;
      while (next < events.size()) {
        int end = Math.min(events.size(), next + random.nextInt(20, 1_200));
        write(producer, events.subList(next, end));
        if (next <= killedAt && killedAt < end) {
          stack.kill(random.nextBoolean() ? readers.signalService() : readers.executionService());
        } else {
          command();
        }
        next = end;
      }
      await(written.getLast().offset());
    }
    return List.copyOf(written);
  }

  private void write(KafkaProducer<String, byte[]> producer, List<TapeEvent> group)
      throws InterruptedException, ExecutionException {
    if (random.nextInt(10) == 0) {
      producer.beginTransaction();
      send(producer, group.subList(0, Math.min(3, group.size())));
      producer.flush();
      producer.abortTransaction();
    }
    producer.beginTransaction();
    if (random.nextInt(12) == 0) {
      producer.send(new ProducerRecord<>(Topic.TAPE.topicName(), 0, Topic.UNDERLYING, GARBAGE));
    }
    List<Future<RecordMetadata>> sent = send(producer, group);
    producer.commitTransaction();
    for (int i = 0; i < group.size(); i++) {
      written.add(new TapeRecord(sent.get(i).get().offset(), group.get(i)));
    }
  }

  private static List<Future<RecordMetadata>> send(
      KafkaProducer<String, byte[]> producer, List<TapeEvent> events) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (TapeEvent event : events) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Topic.TAPE.topicName(), 0, Topic.UNDERLYING, TapeCodec.encode(event))));
    }
    return sent;
  }

  /** Somebody says something, or waits until the ledger is level with the tape, or does nothing. */
  private void command() throws InterruptedException {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> await(written.getLast().offset());
      case 3 -> give(toAccount("pause"));
      case 4 -> give(toAccount("kill"));
      case 5, 6, 7, 8 -> give(command("resume").put("all", true));
      case 9, 10, 11 -> closeATrade();
      default -> {}
    }
  }

  private ObjectNode toAccount(String kind) {
    ObjectNode command = command(kind);
    return random.nextInt(4) == 0
        ? command.put("all", true)
        : command.put("account", ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
  }

  private static ObjectNode command(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", kind)
        .put("reason", "to see")
        .put("by", "chance");
  }

  private void closeATrade() throws InterruptedException {
    try {
      for (JsonNode trade : client.tradesJson(20).path("trades")) {
        if (trade.path("status").asText().equals("OPEN")) {
          give(command("close").put("trade", trade.path("id").asText()));
          return;
        }
      }
    } catch (StackException gone) {
      // It was killed; whoever wants something gives up.
    }
  }

  private void give(ObjectNode command) throws InterruptedException {
    try {
      client.give(command, KeyEntropy.commandKey());
    } catch (StackException gone) {
      // As above.
    }
  }

  private void await(long offset) throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
    String last = "";
    while (System.currentTimeMillis() < deadline) {
      try {
        JsonNode status = client.statusJson();
        if (status.path("tapeOffset").asLong(-2) >= offset) {
          return;
        }
        last = status.toString();
      } catch (StackException notNow) {
        last = String.valueOf(notNow.getMessage());
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS))
          .join();
    }
    throw new IllegalStateException(
        "tape %s: the ledger has not come to offset %d within %s: %s"
            .formatted(readers.name(), offset, PATIENCE, last));
  }
}
