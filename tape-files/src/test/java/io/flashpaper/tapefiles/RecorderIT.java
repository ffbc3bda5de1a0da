// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.record.RecordSettings;
import io.flashpaper.tapefiles.record.Recorder;
import io.flashpaper.tapefiles.write.WriteSettings;
import io.flashpaper.teststack.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Records a real broker's topics; the tests go on from one another's topics, not files. */
@TestMethodOrder(MethodName.class)
final class RecorderIT {
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final InstantSource STANDING = InstantSource.fixed(Instant.EPOCH);
  private static final int TRANSACTIONS = 120;
  private static final List<String> TAPE = new ArrayList<>();
  private static final List<String> SIGNALS = new ArrayList<>();

  @TempDir static Path brokerDir;
  private static TestBroker broker;

  @TempDir Path root;
  private Path dir;
  private final List<String> notices = new ArrayList<>();

  @BeforeAll
  static void produce() throws Exception {
    broker = TestBroker.start(brokerDir);
    broker.createTopics(
        List.of(new TopicSpec("tape"), new TopicSpec("signals"), new TopicSpec("ledger")));
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      for (int i = 0; i < TRANSACTIONS; i++) {
        produce(producer, i);
      }
    }
  }

  /** A transaction a quarter of an hour; one in ten is taken back. */
  private static void produce(KafkaProducer<byte[], byte[]> producer, int i) throws Exception {
    long timeMs = Recording.MONDAY + i * 900_000L;
    boolean kept = i % 10 != 7;
    producer.beginTransaction();
    for (int j = 0; j < 5; j++) {
      byte[] beat = i % 10 == 3 ? new byte[] {'\n', 1} : TapeCodec.encode(new Heartbeat(timeMs));
      long offset =
          producer.send(new ProducerRecord<>("tape", 0, timeMs, null, beat)).get().offset();
      byte[] mark = SignalCodec.encode(new Progress(offset, timeMs, 0));
      ProducerRecord<byte[], byte[]> signal =
          new ProducerRecord<>("signals", 0, timeMs, null, mark);
      signal.headers().add("strategies", ("a " + i).getBytes(StandardCharsets.UTF_8));
      long signalOffset = producer.send(signal).get().offset();
      if (kept) {
        TAPE.add(offset + " " + new String(beat, StandardCharsets.UTF_8));
        SIGNALS.add(signalOffset + " " + new String(mark, StandardCharsets.UTF_8) + " a " + i);
      }
    }
    if (kept) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void nameTheDirectory() {
    dir = root.resolve("files");
  }

  private Recorder open(Path directory) throws IOException {
    return Recorder.open(
        new RecordSettings(
            KafkaCluster.at(broker.bootstrapServers()),
            directory,
            new WriteSettings("BTC", "1.2.3", 0),
            Duration.ZERO),
        STANDING,
        notices::add);
  }

  private void recordAll(Path directory) throws IOException {
    try (Recorder recorder = open(directory)) {
      recorder.recordToTheEnd(PATIENCE);
    }
  }

  @Test
  void aTopicIsRecordedWhole() throws IOException {
    recordAll(dir);
    assertThat(Recording.texts(dir, Topic.TAPE)).isEqualTo(TAPE);
    assertThat(Recording.texts(dir, Topic.SIGNALS)).isEqualTo(SIGNALS);
    assertThat(dir.resolve("tape-BTC-2026-02-03-0.ndjson.zst")).exists();
    assertThat(notices).isEmpty();
    try (Recorder again = open(dir)) {
      again.recordToTheEnd(PATIENCE);
      assertThat(again.records()).isZero();
    }
  }

  @Test
  void howeverOftenItIsKilledTheFilesEqualTheTopic() throws IOException {
    Random random = new Random(6);
    recordAll(dir);
    for (int kill = 0; kill < 6; kill++) {
      Path left = root.resolve("left" + kill);
      leaveAfterKill(random, left);
      recordAll(left);
      assertThat(Recording.texts(left, Topic.TAPE)).isEqualTo(TAPE);
      assertThat(Recording.texts(left, Topic.SIGNALS)).isEqualTo(SIGNALS);
    }
  }

  /** What a kill leaves: the manifest of an earlier moment, and files that end anywhere. */
  private void leaveAfterKill(Random random, Path left) throws IOException {
    Files.createDirectories(left);
    for (String topic : List.of("tape", "signals")) {
      boolean second = random.nextBoolean();
      String first = topic + "-BTC-2026-02-02-0.ndjson.zst";
      String torn = second ? topic + "-BTC-2026-02-03-0.ndjson.zst" : first;
      if (second) {
        Files.copy(dir.resolve(first), left.resolve(first));
      }
      byte[] whole = Files.readAllBytes(dir.resolve(torn));
      byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));
      Files.write(left.resolve(torn), part, StandardOpenOption.CREATE);
    }
  }

  @Test
  void killedAgainAndAgainWhileTheTopicGrowsItMissesNothing() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> growing =
        CompletableFuture.runAsync(() -> grow(enough), Executors.newVirtualThreadPerTaskExecutor());
    try {
      for (int kill = 0; kill < 4; kill++) {
        Process recorder = RecorderProgram.start(broker.bootstrapServers(), dir);
        awaitGrowth(recorder, 2000 + 1300L * kill);
        recorder.destroyForcibly().waitFor();
      }
    } finally {
      enough.set(true);
      growing.join();
    }
    recordAll(dir);
    assertThat(Recording.texts(dir, Topic.TAPE)).isEqualTo(TAPE);
    assertThat(Recording.texts(dir, Topic.SIGNALS)).isEqualTo(SIGNALS);
  }

  /** Small transactions, one after the other. */
  private static void grow(AtomicBoolean enough) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "grower");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      long timeMs = Recording.MONDAY + TRANSACTIONS * 900_000L;
      while (!enough.get()) {
        byte[] beat = TapeCodec.encode(new Heartbeat(timeMs += 20_000));
        producer.beginTransaction();
        Future<RecordMetadata> sent =
            producer.send(new ProducerRecord<>("tape", 0, timeMs, null, beat));
        producer.commitTransaction();
        TAPE.add(sent.get().offset() + " " + new String(beat, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the recorder has written so many bytes more. */
  private void awaitGrowth(Process recorder, long bytes) throws Exception {
    long before = bytes();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (bytes() < before + bytes) {
      assertThat(recorder.waitFor(10, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
      assertThat(System.nanoTime()).as("a recorder that records").isLessThan(deadline);
    }
  }

  private long bytes() throws IOException {
    if (!Files.exists(dir)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files
          .filter(file -> file.toString().endsWith(".zst"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @Test
  void whatRetentionTookIsSaidAndTheRestRecorded() throws Exception {
    try (Recorder recorder = open(dir)) {
      recorder.step(Duration.ofSeconds(5));
    }
    Path all = root.resolve("all");
    recordAll(all);
    Path some = Files.createDirectory(root.resolve("some"));
    String first = "signals-BTC-2026-02-02-0.ndjson.zst";
    Files.copy(all.resolve(first), some.resolve(first));
    List<String> before = Recording.texts(some, Topic.SIGNALS);
    long last = Long.parseLong(before.getLast().split(" ")[0]);
    deleteSignalsBefore(last + 20);
    recordAll(some);
    assertThat(ManifestFile.read(some).orElseThrow().gaps())
        .containsExactly(new Gap("signals", 0, last + 1, last + 19));
    assertThat(notices).anyMatch(notice -> notice.contains("were gone from Kafka"));
    List<String> expected = new ArrayList<>(before);
    SIGNALS.stream()
        .filter(text -> Long.parseLong(text.split(" ")[0]) >= last + 20)
        .forEach(expected::add);
    assertThat(Recording.texts(some, Topic.SIGNALS)).isEqualTo(expected);
  }

  private static void deleteSignalsBefore(long offset) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition("signals", 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    }
  }

  @Test
  void xAnotherStacksTopicIsRefused() throws Exception {
    recordAll(dir);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.deleteTopics(List.of("ledger")).all().get();
    }
    assertThatThrownBy(() -> open(dir)).hasMessageContaining("is it running, and Flashpaper's?");
    broker.createTopics(List.of(new TopicSpec("ledger")));
    assertThatThrownBy(() -> open(dir)).hasMessageContaining("record into another directory");
  }
}
