// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.kafka.topics.UnfitTopicsException;
import io.flashpaper.tape.Topic;
import io.flashpaper.tape.TopicPlan;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which of the processes writes the tape: the one to which Kafka assigns the only partition of a
 * topic that holds nothing. A healthy leader keeps it when others join. A leader that loses it ends
 * its process, and comes back as a standby.
 */
@Singleton
public final class Leadership {
  /** What this process is. */
  public enum Role {
    /** It has not reached Kafka yet. */
    STARTING,
    /** It waits for the leader to go. */
    STANDBY,
    /** It writes the tape. */
    LEADER
  }

  private static final Logger LOG = Logger.getLogger(Leadership.class);
  private static final String GROUP = "feed-" + Topic.UNDERLYING;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LEAVE = Duration.ofSeconds(2);

  private final Broker broker;
  private final ProcessEnd end;
  private volatile Role role = Role.STARTING;
  private volatile boolean resigned;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> member;
  private @Nullable Thread thread;

  Leadership(Broker broker, ProcessEnd end, MeterRegistry meters) {
    this.broker = broker;
    this.end = end;
    new FeedMetrics(meters).leading(() -> role == Role.LEADER);
  }

  /**
   * Makes the topics if they do not exist, and stands for election.
   *
   * @param elected told once, on a thread of its own, that this process leads now, and in which
   *     term; terms grow as long as Kafka remembers the group
   */
  public void start(IntConsumer elected) {
    thread = Thread.ofPlatform().daemon().name("flashpaper-leadership").start(() -> run(elected));
  }

  /** Leaves at once, so that another may lead; must be the last to stop. */
  public void resign() throws InterruptedException {
    resigned = true;
    KafkaConsumer<byte[], byte[]> joined = member;
    if (joined != null) {
      joined.wakeup();
    }
    if (thread != null) {
      thread.join(LEAVE.plus(POLL));
    }
  }

  /** What this process is now. */
  public Role role() {
    return role;
  }

  /** Whether Kafka was in touch of late. */
  boolean isInTouch() {
    KafkaConsumer<byte[], byte[]> joined = member;
    return joined != null
        && joined.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
            .map(metric -> metric.getValue().metricValue())
            .anyMatch(age -> age instanceof Double seconds && isRecent(seconds));
  }

  /** Kafka's clients say -1 while there was no heartbeat yet. */
  private boolean isRecent(double secondsAgo) {
    return secondsAgo >= 0 && secondsAgo <= Math.max(3, broker.sessionTimeout().toSeconds());
  }

  private void run(IntConsumer elected) {
    try {
      FeedTopics.ensure(broker);
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        member = consumer;
        consumer.subscribe(
            List.of(TopicPlan.FEED_LEADER.name()), new Assignments(consumer, elected));
        role = Role.STANDBY;
        while (!resigned && !end.hasBegun()) {
          consumer.poll(POLL);
        }
      }
    } catch (WakeupException e) {
      LOG.debug("Left the election");
    } catch (UnfitTopicsException e) {
      end.because(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      end.because("it cannot be known who writes the tape: " + broker.why(e));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    long sessionMs = broker.sessionTimeout().toMillis();
    Map<String, Object> settings = broker.settings();
    settings.put("group.id", GROUP);
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    settings.put("session.timeout.ms", (int) sessionMs);
    settings.put("heartbeat.interval.ms", (int) Math.max(1, sessionMs / 5));
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "latest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private final class Assignments implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final IntConsumer elected;

    private Assignments(KafkaConsumer<byte[], byte[]> consumer, IntConsumer elected) {
      this.consumer = consumer;
      this.elected = elected;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        int term = consumer.groupMetadata().generationId();
        LOG.infof("This process leads now, in term %d", term);
        role = Role.LEADER;
        Thread.ofPlatform().daemon().name("flashpaper-term").start(() -> elected.accept(term));
      } else if (role == Role.STANDBY) {
        LOG.info("Another process leads; this one stands by");
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty() && !resigned) {
        role = Role.STANDBY;
        end.because("another process leads now");
      }
    }
  }
}
