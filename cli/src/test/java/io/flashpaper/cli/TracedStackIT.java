// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.cli.SpanCollector.Told;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.tape.TapeCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Market events followed through a stack that was told to by what docs/operating/tracing.md says.
 */
@Timeout(300)
final class TracedStackIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Enough for several to share a poll and a transaction. */
  private static final String SHARE = "0.2";

  @TempDir Path folder;

  @Test
  void eachEventDrawnIsOneTraceThroughThreeServicesAndTheLedgerKnowsNothingOfIt() throws Exception {
    try (SpanCollector collector = new SpanCollector();
        Launched demo = demo(collector)) {
      demo.await("/api/v1/summary", answer -> answer.path("trades").asLong() > 0);
      List<List<Told>> traces = awaitWhole(collector, collector.traces().size());

      assertThat(traces).hasSizeGreaterThan(100).allSatisfy(TracedStackIT::requireChain);
      requireFeedSaysWhatItWrote(traces);
      try (TopicPeek kafka = new TopicPeek(demo.awaitStack().kafka())) {
        traces.stream().limit(200).forEach(trace -> requireOnTape(trace, kafka));
        assertThat(kafka.at("ledger", 0).headers().lastHeader("traceparent")).isNull();
      }
      requireVerified();
      assertThat(collector.traces().stream().flatMap(List::stream).map(Told::name))
          .containsOnly("feed.write", "signal.step", "execution.commit");
    }
  }

  private Launched demo(SpanCollector collector) throws Exception {
    Map<String, String> told =
        Map.of(
            "QUARKUS_OTEL_SDK_DISABLED", "false",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint().toString(),
            "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
            "QUARKUS_OTEL_TRACES_SAMPLER_ARG", SHARE,
            "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    String port = Integer.toString(FreePorts.take());
    return new Launched(
        "traced", data(), told, "demo", "--speed", "15", "--seed", "7", "--http-port", port);
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** The traces told of first, once the services have told all of each. */
  private static List<List<Told>> awaitWhole(SpanCollector collector, int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<List<Told>> traces = collector.traces().stream().limit(count).toList();
      List<List<Told>> halves = traces.stream().filter(trace -> trace.size() < 3).toList();
      if (halves.isEmpty()) {
        return traces;
      }
      assertThat(System.nanoTime())
          .as("%d of %d traces are not whole: %s", halves.size(), count, halves.getFirst())
          .isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** In the order they begin, each the child of the one before. */
  private static void requireChain(List<Told> trace) {
    assertThat(trace)
        .extracting(Told::service, Told::name)
        .containsExactly(
            tuple("feed-service", "feed.write"),
            tuple("signal-service", "signal.step"),
            tuple("execution-service", "execution.commit"));
    assertThat(trace)
        .extracting(Told::parent)
        .containsExactly("", trace.get(0).id(), trace.get(1).id());
    assertThat(trace).noneMatch(Told::failed).allMatch(span -> span.begun() <= span.ended());
    assertThat(trace.get(1).attributes()).containsOnlyKeys("tapeOffset");
    assertThat(trace.get(2).attributes()).containsOnlyKeys("tapeOffset");
    assertThat(tapeOffset(trace.get(2))).isGreaterThanOrEqualTo(tapeOffset(trace.get(1)));
  }

  private static long tapeOffset(Told span) {
    return (Long) Objects.requireNonNull(span.attributes().get("tapeOffset"));
  }

  private static void requireFeedSaysWhatItWrote(List<List<Told>> traces) {
    assertThat(traces)
        .map(trace -> trace.getFirst().attributes())
        .allSatisfy(said -> assertThat(said).containsKey("event"))
        .allSatisfy(said -> assertThat(said.keySet()).isSubsetOf("event", "venue"));
    assertThat(traces)
        .map(trace -> trace.getFirst().attributes().get("venue"))
        .filteredOn(Objects::nonNull)
        .contains("kalshi")
        .isSubsetOf("kalshi", "coinbase", "kraken", "bitstamp", "binance_us");
  }

  /** The tape holds at the trace's offset what the feed says it wrote, and beside it the trace. */
  private static void requireOnTape(List<Told> trace, TopicPeek kafka) {
    Told write = trace.getFirst();
    ConsumerRecord<String, String> record = kafka.at("tape", tapeOffset(trace.get(1)));
    TapeEvent event = TapeCodec.decode(record.value().getBytes(StandardCharsets.UTF_8));
    assertThat(write.attributes()).containsEntry("event", event.getClass().getSimpleName());
    assertThat(record.headers().lastHeader("traceparent").value())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("00-%s-%s-01", write.trace(), write.id());
  }

  private void requireVerified() {
    StringWriter said = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(said))
            .execute("verify", "--data", data().toString());
    assertThat(status).as(said.toString()).isZero();
  }
}
