// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What whoever asks may do, so that a page can leave out what would be refused. */
@Singleton
public final class Grants {
  private final Access access;
  private final CurrentIdentityAssociation identity;

  /** By the rules in force. */
  public Grants(Access access, CurrentIdentityAssociation identity) {
    this.access = access;
    this.identity = identity;
  }

  /**
   * Whether whoever makes the current request has a permission.
   *
   * @param authorization the request's header of that name; null if it has none
   */
  public Uni<Boolean> isGranted(Permission permission, @Nullable String authorization) {
    return switch (access.rules().judge(Bearer.token(authorization), permission, "")) {
      case Verdict.Pass _ -> Uni.createFrom().item(true);
      case Verdict.Refused _ -> Uni.createFrom().item(false);
      case Verdict.ByRole _ ->
          Roles.judge(identity.getDeferredIdentity(), permission, "")
              .map(refusal -> refusal.isEmpty());
    };
  }
}
