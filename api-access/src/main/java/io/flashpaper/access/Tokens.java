// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The static tokens: kept as digests, compared in a time that says nothing about them. */
final class Tokens {
  private static final int SHORTEST = 16;

  private final List<Token> known = new ArrayList<>();

  private record Token(byte[] digest, Permission permission) {}

  /**
   * Reads them all.
   *
   * @throws IllegalArgumentException naming the setting whose token is too short, and never a token
   */
  Tokens(AccessConfig config) {
    add("read-tokens", config.readTokens().orElse(List.of()), Permission.READ);
    add("command-tokens", config.commandTokens().orElse(List.of()), Permission.COMMAND);
    config.readTokensFile().ifPresent(file -> read("read-tokens-file", file, Permission.READ));
    config
        .commandTokensFile()
        .ifPresent(file -> read("command-tokens-file", file, Permission.COMMAND));
  }

  private void read(String setting, Path file, Permission permission) {
    try {
      List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
      if (lines.isEmpty()) {
        throw new IllegalArgumentException(
            "flashpaper.api.%s: %s holds no token; put one on each line".formatted(setting, file));
      }
      add(setting, lines, permission);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "flashpaper.api.%s: %s cannot be read".formatted(setting, file), unreadable);
    }
  }

  private void add(String setting, List<String> tokens, Permission permission) {
    for (String token : tokens) {
      String bare = token.strip();
      if (bare.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "flashpaper.api.%s has a token of fewer than %d characters: take for instance the output of openssl rand -hex 24"
                .formatted(setting, SHORTEST));
      }
      known.add(new Token(digest(bare), permission));
    }
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  /** What a token's holder may do; empty if nobody gave it out. */
  Optional<Permission> permission(String token) {
    byte[] digest = digest(token);
    Optional<Permission> found = Optional.empty();
    for (Token one : known) {
      boolean same = MessageDigest.isEqual(one.digest(), digest);
      if (same && found.filter(better -> better.allows(one.permission())).isEmpty()) {
        found = Optional.of(one.permission());
      }
    }
    return found;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
