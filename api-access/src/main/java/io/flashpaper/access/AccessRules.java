// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.flashpaper.access.AccessConfig.Anonymous;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What the settings allow whom. */
final class AccessRules {
  private final Tokens tokens;
  private final boolean roles;
  private final Anonymous anonymous;
  private final boolean unconfigured;

  /**
   * The rules of a service.
   *
   * @param roles whether OIDC says who has which role
   * @param host where the service listens
   * @throws IllegalArgumentException if anyone could command from elsewhere, with the remedy
   */
  AccessRules(AccessConfig config, boolean roles, String host) {
    this.tokens = new Tokens(config);
    this.roles = roles;
    this.unconfigured = tokens.isEmpty() && !roles && config.anonymous().isEmpty();
    this.anonymous = config.anonymous().orElse(unconfigured ? Anonymous.COMMAND : Anonymous.NONE);
    if (unconfigured && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "quarkus.http.host is %s, and nothing says who may use the REST API: set flashpaper.api.command-tokens and flashpaper.api.read-tokens (or quarkus.oidc.*), or flashpaper.api.anonymous=read if everyone who reaches it may read and nobody command, or quarkus.http.host=127.0.0.1"
              .formatted(host));
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** Whether OIDC says who has which role. */
  boolean hasRoles() {
    return roles;
  }

  /** What somebody without a token may do. */
  Optional<Permission> anonymous() {
    return switch (anonymous) {
      case NONE -> Optional.empty();
      case READ -> Optional.of(Permission.READ);
      case COMMAND -> Optional.of(Permission.COMMAND);
    };
  }

  /** What the holder of a static token may do; empty if it is none of them. */
  Optional<Permission> ofToken(String token) {
    return tokens.permission(token);
  }

  /** Whether a request may pass that needs a permission, by the token it carries, if any. */
  Verdict judge(Optional<String> token, Permission needed, String path) {
    if (token.isEmpty()) {
      return anonymous().filter(permission -> permission.allows(needed)).isPresent()
          ? new Verdict.Pass()
          : new Verdict.Refused(Refusal.nobody(needed, path));
    }
    Optional<Permission> known = tokens.permission(token.get());
    if (known.isPresent()) {
      return known.get().allows(needed)
          ? new Verdict.Pass()
          : new Verdict.Refused(Refusal.forbidden(needed, path));
    }
    return roles ? new Verdict.ByRole() : new Verdict.Refused(Refusal.unknownToken(path));
  }

  /** The rules in a sentence, without any secret. */
  String inWords(String host) {
    if (unconfigured) {
      return "The REST API asks for no token and listens on %s alone: whoever is on this machine may read and command"
          .formatted(host);
    }
    return "The REST API lets holders of %s in; without a token one may %s"
        .formatted(
            tokens.isEmpty() ? "roles by OIDC" : roles ? "tokens and roles by OIDC" : "tokens",
            switch (anonymous) {
              case NONE -> "do nothing";
              case READ -> "read";
              case COMMAND -> "read and command";
            });
  }
}
