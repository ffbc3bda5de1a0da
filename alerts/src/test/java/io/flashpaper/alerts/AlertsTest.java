// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.alerts.Alerts.Tested;
import io.flashpaper.alerts.Channel.Kind;
import io.flashpaper.alerts.Receiver.Received;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages on their way to a real receiver on loopback. */
@Timeout(60)
class AlertsTest {
  private static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
  private static final Templates USUAL = new Templates(Map.of());

  private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final Queue<Alerts> open = new ConcurrentLinkedQueue<>();
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    open.forEach(Alerts::close);
    receiver.close();
  }

  private static Alert alert(String what) {
    return Alert.of(Rule.FEED_LOST, 1_795_360_500_000L, Map.of("source", "kalshi", "what", what));
  }

  private Channel channel(Kind kind, String path, int perMinute) {
    return new Channel(
        "mine",
        kind,
        new Secret(receiver.url() + path),
        new Secret(TOKEN),
        "-100200",
        Channel.rules(List.of()),
        perMinute);
  }

  private Alerts alerts(Channel... channels) {
    Alerts alerts =
        new Alerts(
            List.of(channels), USUAL, InstantSource.system(), Duration.ofMillis(5), log::add);
    open.add(alerts);
    return alerts;
  }

  private Received sent(Kind kind, String path) throws InterruptedException {
    alerts(channel(kind, path, 20)).raise(alert("a < b & \"c\""));
    return receiver.take();
  }

  @Test
  void aWebhookGetsAnObjectWithAllFieldsAndTheTokenAsBearer() throws InterruptedException {
    Received received = sent(Kind.WEBHOOK, "/hook");
    assertThat(received.path()).isEqualTo("/hook");
    assertThat(received.authorization()).isEqualTo("Bearer " + TOKEN);
    assertThat(received.body())
        .isEqualTo(
            "{\"rule\":\"feed-lost\",\"title\":\"Feed lost\",\"text\":\"a < b & \\\"c\\\"\","
                + "\"time\":\"2026-11-22T15:15:00Z\",\"timeMs\":1795360500000,"
                + "\"fields\":{\"source\":\"kalshi\",\"what\":\"a < b & \\\"c\\\"\"}}");
  }

  @Test
  void aBotOfTelegramIsAskedByItsTokenToWriteToTheChat() throws InterruptedException {
    Received received = sent(Kind.TELEGRAM, "");
    assertThat(received.path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
    assertThat(received.body())
        .isEqualTo("{\"chat_id\":\"-100200\",\"text\":\"Feed lost\\na < b & \\\"c\\\"\"}");
  }

  @Test
  void slackAndDiscordGetTextInTheirOwnFieldAndNobodyIsCalledByName() throws InterruptedException {
    assertThat(sent(Kind.SLACK, "/services/T/B/x").body())
        .isEqualTo("{\"text\":\"Feed lost: a &lt; b &amp; \\\"c\\\"\"}");
    Received discord = sent(Kind.DISCORD, "/api/webhooks/1/x");
    assertThat(discord.authorization()).isEqualTo("null");
    assertThat(discord.body())
        .isEqualTo(
            "{\"content\":\"Feed lost: a < b & \\\"c\\\"\",\"allowed_mentions\":{\"parse\":[]}}");
  }

  @Test
  void ntfyGetsTheTextAsItIsAndATitle() throws InterruptedException {
    Received received = sent(Kind.NTFY, "/my-topic");
    assertThat(received)
        .isEqualTo(new Received("/my-topic", "Bearer " + TOKEN, "Feed lost", "a < b & \"c\""));
  }

  @Test
  void whoIsAwayIsAskedAgainInOrderAndSoonerThanHeWantsNever() throws InterruptedException {
    receiver.answering(503, "", "busy").answering(429, "1", "");
    Alerts alerts = alerts(channel(Kind.NTFY, "/t", 20));
    alerts.raise(alert("first"));
    alerts.raise(alert("second"));
    assertThat(List.of(receiver.take().body(), receiver.take().body(), receiver.take().body()))
        .containsExactly("first", "first", "first");
    assertThat(receiver.take().body()).isEqualTo("second");
    assertThat(log.poll(10, TimeUnit.SECONDS))
        .contains("Channel mine is asked again", "it answered 503 busy");
    assertThat(log).isEmpty();
  }

  @Test
  void whoRefusesIsNotAskedAgainForThatAndTheNextMessageGoesOut() throws InterruptedException {
    receiver.answering(403, "", "{\"description\":\"no " + TOKEN + "\"}");
    Alerts alerts = alerts(channel(Kind.TELEGRAM, "", 20));
    alerts.raise(alert("first"));
    alerts.raise(alert("second"));
    assertThat(receiver.take().body()).contains("first");
    assertThat(receiver.take().body()).contains("second");
    assertThat(log.poll(10, TimeUnit.SECONDS))
        .contains("alert feed-lost does not reach channel mine", "403", "no ***")
        .doesNotContain(TOKEN);
    assertThat(alerts.status())
        .singleElement()
        .satisfies(status -> assertThat(status.lost()).isEqualTo(1));
  }

  @Test
  void noMoreGoOutInAMinuteThanMayAndWhatIsTooMuchIsLeftOutNotWaitedFor()
      throws InterruptedException {
    Alerts alerts = alerts(channel(Kind.NTFY, "/t", 2));
    for (int i = 0; i < 500; i++) {
      alerts.raise(alert("number " + i));
    }
    assertThat(receiver.take().body()).isEqualTo("number 0");
    assertThat(receiver.take().body()).isEqualTo("number 1");
    assertThat(alerts.status())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.sent() + status.waiting() + status.lost()).isEqualTo(500);
              assertThat(status.lost()).isPositive();
            });
    assertThat(receiver.size()).isZero();
  }

  @Test
  void aTestSaysWhomItReachesAndNeverWhatIsSecret() throws InterruptedException {
    receiver.answering(200, "", "").answering(401, "", "bad token " + TOKEN);
    Channel nowhere =
        new Channel(
            "nowhere",
            Kind.WEBHOOK,
            new Secret("http://127.0.0.1:1/" + TOKEN),
            new Secret(TOKEN),
            "",
            Channel.rules(List.of()),
            1);
    List<Tested> tested =
        alerts(channel(Kind.NTFY, "/t", 20), channel(Kind.TELEGRAM, "", 20), nowhere).test();
    assertThat(tested.get(0).problem()).isEmpty();
    assertThat(tested.get(1).problem()).isEqualTo("it answered 401 bad token ***");
    assertThat(tested.get(2).problem()).startsWith("ConnectException");
    assertThat(tested.toString()).doesNotContain(TOKEN);
    assertThat(receiver.take().body()).isEqualTo("Flashpaper reaches mine");
  }

  @Test
  void aChannelIsToldOnlyOfItsRules() throws InterruptedException {
    Channel crashes =
        new Channel(
            "mine",
            Kind.NTFY,
            new Secret(receiver.url()),
            Secret.NONE,
            "",
            Channel.rules(List.of("feed-recovered")),
            20);
    Alerts alerts = alerts(crashes);
    alerts.raise(alert("not this"));
    alerts.raise(Alert.of(Rule.FEED_RECOVERED, 0, Map.of("source", "kalshi", "what", "but this")));
    assertThat(receiver.take().body()).isEqualTo("but this");
  }
}
