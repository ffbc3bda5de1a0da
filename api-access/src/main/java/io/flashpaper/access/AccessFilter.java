// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request pass, or says what is missing: before its path is even looked at. */
public final class AccessFilter {
  private static final String BEARER = "bearer ";

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
    Optional<String> token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (token.isEmpty()) {
      return answer(anonymous(request, needed, path));
    }
    Optional<Permission> known = access.rules().ofToken(token.get());
    if (known.isPresent()) {
      return answer(known.get().allows(needed) ? null : Refusal.forbidden(needed, path));
    }
    return access.rules().hasRoles() ? byRole(needed, path) : answer(Refusal.unknownToken(path));
  }

  private static Uni<@Nullable Response> answer(@Nullable Response refusal) {
    return Uni.createFrom().item(refusal);
  }

  private static Optional<String> token(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private @Nullable Response anonymous(
      ContainerRequestContext request, Permission needed, String path) {
    Optional<Permission> allowed = access.rules().anonymous();
    if (allowed.filter(permission -> permission.allows(needed)).isEmpty()) {
      return Refusal.nobody(needed, path);
    }
    return needed == Permission.COMMAND && isFromAnotherPage(request)
        ? Refusal.anotherPage(path)
        : null;
  }

  /** A page of somewhere else must not command by way of the browser of whoever looks at it. */
  private static boolean isFromAnotherPage(ContainerRequestContext request) {
    String origin = request.getHeaderString("Origin");
    return origin != null && !origin.endsWith("//" + request.getHeaderString(HttpHeaders.HOST));
  }

  private Uni<@Nullable Response> byRole(Permission needed, String path) {
    return identity
        .getDeferredIdentity()
        .map(found -> judge(found, needed, path))
        .onFailure(AuthenticationFailedException.class)
        .recoverWithItem(() -> Refusal.unknownToken(path));
  }

  private static @Nullable Response judge(SecurityIdentity found, Permission needed, String path) {
    if (found.isAnonymous()) {
      return Refusal.unknownToken(path);
    }
    boolean allowed =
        Arrays.stream(Permission.values())
            .filter(permission -> found.hasRole(permission.role()))
            .max(Comparator.naturalOrder())
            .filter(permission -> permission.allows(needed))
            .isPresent();
    return allowed ? null : Refusal.forbidden(needed, path);
  }
}
