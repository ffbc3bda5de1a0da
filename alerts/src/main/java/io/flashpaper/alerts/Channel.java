// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where messages go.
 *
 * @param name what it is called in configuration and in what is said of it
 * @param address where it is asked; a secret, since it may hold one
 * @param token what it is shown; none if it needs none
 * @param chat to whom, where the kind asks for it
 * @param rules what it is told of
 * @param perMinute at most so many messages
 */
public record Channel(
    String name,
    Kind kind,
    Secret address,
    Secret token,
    String chat,
    Set<Rule> rules,
    int perMinute) {
  private static final String TELEGRAM = "https://api.telegram.org";

  /** Whose protocol it speaks. */
  public enum Kind {
    /** A JSON object by POST, with the token as bearer. */
    WEBHOOK,
    /** A bot of Telegram, by its token, to a chat. */
    TELEGRAM,
    /** An incoming webhook of Slack, or of who takes the same. */
    SLACK,
    /** A webhook of Discord. */
    DISCORD,
    /** A topic of ntfy.sh or of a server of one's own. */
    NTFY;

    /**
     * The kind with a name.
     *
     * @throws IllegalArgumentException naming those that exist
     */
    public static Kind of(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().equalsIgnoreCase(name.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "there is no kind of channel '%s'; the kinds are %s"
                          .formatted(
                              name,
                              Arrays.stream(values())
                                  .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                  .toList())));
    }
  }

  /** Checks that it can be reached at all, without repeating a secret. */
  public Channel {
    rules = Set.copyOf(rules);
    if (kind == Kind.TELEGRAM && address.isNone()) {
      address = new Secret(TELEGRAM);
    }
    requireThat(perMinute >= 1, name, "per-minute must be at least 1");
    requireThat(
        isWeb(address), name, "url must be an address that begins with https:// or http://");
    if (kind == Kind.TELEGRAM) {
      requireThat(!token.isNone(), name, "a Telegram bot needs token or token-file");
      requireThat(!chat.isBlank(), name, "a Telegram bot needs chat: the id of whom it writes to");
    }
  }

  private static void requireThat(boolean holds, String name, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(
          "flashpaper.alerts.channels.%s: %s".formatted(name, sentence));
    }
  }

  private static boolean isWeb(Secret address) {
    try {
      URI uri = new URI(address.value());
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException wrong) {
      return false;
    }
  }

  /** Rules by their keys; all that tell of something if none is named. */
  public static Set<Rule> rules(List<String> keys) {
    Set<Rule> rules = EnumSet.of(Rule.TEST);
    if (keys.isEmpty()) {
      rules.addAll(EnumSet.allOf(Rule.class));
    }
    keys.forEach(key -> rules.add(Rule.of(key)));
    return rules;
  }

  /** A text in which none of its secrets stands. */
  String hidden(String text) {
    return SecretParts.of(address, token).hiddenIn(text);
  }

  /** What an answer says, without its secrets, nor the beginning of one where it was cut. */
  String hidden(Excerpt answer) {
    return SecretParts.of(address, token).hiddenIn(answer);
  }
}
