// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.SignalCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class SignalSenderTest {
  private static final byte[] SIGNAL = {1};
  private static final Progress MARK = new Progress(7, 1000, 0);

  private final Broker broker = new Broker();
  private final SignalSender sender = new SignalSender(broker, broker);

  @Test
  void aProgressMarkWaitsUntilTheBrokerHasWhatWasSaidBeforeIt() {
    CompletableFuture<Void> signal = sender.signal(SIGNAL);
    CompletableFuture<Void> mark = sender.progress(MARK, "x", List.of(signal));
    assertThat(broker.sent).hasSize(1);
    broker.sent.getFirst().ack();
    assertThat(broker.sent).hasSize(2);
    assertThat(broker.sent.getLast().getPayload()).isEqualTo(SignalCodec.encode(MARK));
    assertThat(mark).isNotDone();
    broker.sent.getLast().ack();
    assertThat(mark).isCompleted();
  }

  @Test
  void aLostSignalIsFollowedByNoProgressMark() {
    CompletableFuture<Void> signal = sender.signal(SIGNAL);
    CompletableFuture<Void> mark = sender.progress(MARK, "x", List.of(signal));
    broker.sent.getFirst().nack(new IllegalStateException("too large"));
    assertThat(broker.sent).hasSize(1);
    assertThat(mark).isCompletedExceptionally();
  }

  private static final class Broker implements Emitter<byte[]> {
    private final List<Message<byte[]>> sent = new ArrayList<>();

    @Override
    public <M extends Message<? extends byte[]>> void send(M message) {
      sent.add(message.withPayload(message.getPayload()));
    }

    @Override
    public CompletionStage<Void> send(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void complete() {}

    @Override
    public void error(Exception e) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean hasRequests() {
      return true;
    }
  }
}
