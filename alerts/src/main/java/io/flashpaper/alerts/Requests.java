// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;

/** Messages in the words of each kind of channel. */
final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private Requests() {}

  static HttpRequest of(Channel channel, Message message) {
    return switch (channel.kind()) {
      case WEBHOOK -> authorised(channel, json(channel.address().value(), webhook(message)));
      case TELEGRAM -> json(telegramUrl(channel), telegram(channel, message)).build();
      case SLACK -> json(channel.address().value(), slack(message)).build();
      case DISCORD -> json(channel.address().value(), discord(message)).build();
      case NTFY -> authorised(channel, ntfy(channel, message));
    };
  }

  private static HttpRequest authorised(Channel channel, HttpRequest.Builder request) {
    return channel.token().isNone()
        ? request.build()
        : request.header("Authorization", "Bearer " + channel.token().value()).build();
  }

  private static HttpRequest.Builder json(String url, ObjectNode body) {
    return request(url)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("User-Agent", "flashpaper");
  }

  private static ObjectNode webhook(Message message) {
    Alert alert = message.alert();
    ObjectNode body =
        JSON.createObjectNode()
            .put("rule", alert.rule().key())
            .put("title", message.title())
            .put("text", message.text())
            .put("time", Instant.ofEpochMilli(alert.timeMs()).toString())
            .put("timeMs", alert.timeMs());
    ObjectNode fields = body.putObject("fields");
    alert.fields().forEach(fields::put);
    return body;
  }

  private static String telegramUrl(Channel channel) {
    return channel.address().value() + "/bot" + channel.token().value() + "/sendMessage";
  }

  private static ObjectNode telegram(Channel channel, Message message) {
    return JSON.createObjectNode()
        .put("chat_id", channel.chat())
        .put("text", message.title() + "\n" + message.text());
  }

  /** Three characters mean something to Slack. */
  private static ObjectNode slack(Message message) {
    return JSON.createObjectNode()
        .put(
            "text",
            message.whole().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** Nobody is called by name, whatever the text says. */
  private static ObjectNode discord(Message message) {
    ObjectNode body = JSON.createObjectNode().put("content", message.whole());
    body.putObject("allowed_mentions").putArray("parse");
    return body;
  }

  private static HttpRequest.Builder ntfy(Channel channel, Message message) {
    return request(channel.address().value())
        .header("Title", message.title())
        .header("Tags", message.alert().rule().key())
        .POST(BodyPublishers.ofString(message.text()));
  }
}
