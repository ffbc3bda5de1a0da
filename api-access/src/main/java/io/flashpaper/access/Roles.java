// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** What OIDC's roles allow. */
final class Roles {
  private Roles() {}

  /** Why somebody may not, once it is known who it is; empty if they may. */
  static Uni<Optional<Refusal>> judge(
      Uni<SecurityIdentity> identity, Permission needed, String path) {
    return identity
        .map(found -> judge(found, needed, path))
        .onFailure(AuthenticationFailedException.class)
        .recoverWithItem(() -> Optional.of(Refusal.unknownToken(path)));
  }

  private static Optional<Refusal> judge(SecurityIdentity found, Permission needed, String path) {
    if (found.isAnonymous()) {
      return Optional.of(Refusal.unknownToken(path));
    }
    boolean allowed =
        Arrays.stream(Permission.values())
            .filter(permission -> found.hasRole(permission.role()))
            .max(Comparator.naturalOrder())
            .filter(permission -> permission.allows(needed))
            .isPresent();
    return allowed ? Optional.empty() : Optional.of(Refusal.forbidden(needed, path));
  }
}
