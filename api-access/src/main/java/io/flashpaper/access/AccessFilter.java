// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request pass, or says what is missing: before its path is even looked at. */
public final class AccessFilter {
  private final Access access;
  private final CurrentIdentityAssociation identity;

  /** The filter of a service. */
  public AccessFilter(Access access, CurrentIdentityAssociation identity) {
    this.access = access;
    this.identity = identity;
  }

  /** Passes on what may pass, by answering nothing. */
  @ServerRequestFilter(preMatching = true)
  public Uni<@Nullable Response> check(ContainerRequestContext request) {
    Permission needed = Permission.neededFor(request.getMethod());
    String path = request.getUriInfo().getPath();
    Optional<String> token = Bearer.token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    return switch (access.rules().judge(token, needed, path)) {
      case Verdict.Pass _ -> answer(fromAnotherPage(request, token, needed, path));
      case Verdict.Refused(Refusal refusal) -> answer(refusal.response());
      case Verdict.ByRole _ ->
          Roles.judge(identity.getDeferredIdentity(), needed, path)
              .map(refusal -> refusal.map(Refusal::response).orElse(null));
    };
  }

  private static Uni<@Nullable Response> answer(@Nullable Response refusal) {
    return Uni.createFrom().item(refusal);
  }

  /** A page of somewhere else must not command by way of the browser of whoever looks at it. */
  private static @Nullable Response fromAnotherPage(
      ContainerRequestContext request, Optional<String> token, Permission needed, String path) {
    String origin = request.getHeaderString("Origin");
    boolean elsewhere =
        origin != null && !origin.endsWith("//" + request.getHeaderString(HttpHeaders.HOST));
    return token.isEmpty() && needed == Permission.COMMAND && elsewhere
        ? Refusal.anotherPage(path).response()
        : null;
  }
}
