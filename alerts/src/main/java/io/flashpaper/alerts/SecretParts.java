// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All by which a channel's secrets could be read out of a text: its token and its address whole,
 * and what of the address a receiver repeats, such as the path alone or a part of it.
 */
final class SecretParts {
  /** What is shorter between two slashes is a word, such as {@code api}, and no secret. */
  private static final int SHORTEST_PIECE = 8;

  private static final int SHORTEST = 3;

  private final List<String> longestFirst;

  private SecretParts(Set<String> parts) {
    this.longestFirst =
        parts.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /** Those of an address that can be parsed, and of a token. */
  static SecretParts of(Secret address, Secret token) {
    Set<String> parts = new TreeSet<>();
    add(token.value(), parts);
    add(address.value(), parts);
    URI uri = URI.create(address.value());
    Stream.of(uri.getRawPath(), uri.getRawQuery(), uri.getRawUserInfo())
        .forEach(part -> addWithPieces(part, parts));
    return new SecretParts(parts);
  }

  private static void addWithPieces(@Nullable String part, Set<String> parts) {
    if (part != null) {
      add(part.replaceAll("/+$", ""), parts);
      Arrays.stream(part.split("[/&=:;]"))
          .filter(piece -> piece.length() >= SHORTEST_PIECE)
          .forEach(piece -> add(piece, parts));
    }
  }

  /** As it is, as it was meant, as it stands in a form, and as some write it in JSON. */
  private static void add(String part, Set<String> parts) {
    if (part.length() >= SHORTEST) {
      parts.add(part);
      parts.add(meant(part));
      parts.add(URLEncoder.encode(part, StandardCharsets.UTF_8));
      parts.add(part.replace("/", "\\/"));
    }
  }

  private static String meant(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noCode) {
      return part;
    }
  }

  /** A text in which none of them stands. */
  String hiddenIn(String text) {
    String hidden = text;
    for (String part : longestFirst) {
      hidden = hidden.replace(part, "***");
    }
    return hidden;
  }

  /** The same of a text that may end in the middle of one: so much of its end is left out. */
  String hiddenIn(Excerpt excerpt) {
    String hidden = hiddenIn(excerpt.text());
    int longest = longestFirst.isEmpty() ? 0 : longestFirst.getFirst().length();
    return excerpt.isWhole() ? hidden : hidden.substring(0, Math.max(0, hidden.length() - longest));
  }
}
