// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.alerts.Channel.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private static final Secret SECRET = new Secret("hush-hush-1234\n");

  private static Channel channel(Kind kind, Secret address, Secret token, String chat) {
    return new Channel("mine", kind, address, token, chat, Set.of(), 1);
  }

  @Test
  void anAddressThatIsNoneIsRefusedByItsSettingAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel(Kind.SLACK, SECRET, Secret.NONE, ""))
        .withMessage(
            "flashpaper.alerts.channels.mine: url must be an address that begins with https:// or"
                + " http://");
  }

  @Test
  void aBotNeedsTokenAndChatAndHasTelegramsAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel(Kind.TELEGRAM, Secret.NONE, Secret.NONE, "1"))
        .withMessageContaining("token or token-file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel(Kind.TELEGRAM, Secret.NONE, SECRET, ""))
        .withMessageContaining("chat");
    assertThat(channel(Kind.TELEGRAM, Secret.NONE, SECRET, "1").address().isNone()).isFalse();
  }

  @Test
  void nothingThatIsSaidOfAChannelHoldsASecret() {
    Channel channel = channel(Kind.NTFY, new Secret("https://ntfy.example/hush"), SECRET, "");
    assertThat(channel.toString()).contains("***").doesNotContain("hush");
    assertThat(channel.hidden("asked https://ntfy.example/hush with hush-hush-1234"))
        .isEqualTo("asked *** with ***");
  }

  @Test
  void whatIsUnknownIsRefusedWithWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.of("pigeon"))
        .withMessageContainingAll("pigeon", "telegram", "ntfy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Channel.rules(List.of("trade-eaten")))
        .withMessageContainingAll("trade-eaten", "trade-opened");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Templates(Map.of("flash-crash", "{market} {colour}")))
        .withMessageContainingAll("flash-crash", "[colour]", "market");
  }

  @Test
  void everyRulesOwnWordsNameOnlyWhatThereIs() {
    for (Rule rule : Rule.values()) {
      assertThat(Template.of(rule, rule.template() + " " + rule.title()).text()).isNotBlank();
      assertThat(Rule.of(rule.key())).isEqualTo(rule);
    }
  }

  @Test
  void onesOwnWordsAreFilledInAsTheyAre() {
    Templates own = new Templates(Map.of("feed-lost", "{source}? {what} $1"));
    Message message =
        own.message(Alert.of(Rule.FEED_LOST, 0, Map.of("source", "a{what}", "what", "b\\")));
    assertThat(message.text()).isEqualTo("a{what}? b\\ $1");
  }

  @Test
  void thePaceLetsSoManyThroughInAnyMinute() {
    Pace pace = new Pace(2);
    pace.take(0);
    pace.take(10_000);
    assertThat(pace.waitMs(20_000)).isEqualTo(40_000);
    assertThat(pace.waitMs(60_000)).isZero();
    pace.take(60_000);
    assertThat(pace.waitMs(60_000)).isEqualTo(10_000);
  }
}
