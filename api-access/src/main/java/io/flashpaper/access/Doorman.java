// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.github.bucket4j.TimeMeter;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at a request before anyone else: whether its client asks too much, and whether it may see
 * what the service says of itself. Health is for everyone, and never counted.
 */
@Singleton
public final class Doorman {
  /** Before anything is found out about who is asking. */
  private static final int BEFORE_WHO = 900;

  /** After that, and before any page. */
  private static final int AFTER_WHO = 50;

  private final Access access;
  private final RateLimits limits;
  private final OpenPages open;

  /** The doorman of a service. */
  public Doorman(Access access, AccessConfig config) {
    this.access = access;
    this.limits = new RateLimits(config, TimeMeter.SYSTEM_MILLISECONDS);
    this.open = new OpenPages(config);
  }

  void register(@Observes Filters filters) {
    filters.register(this::count, BEFORE_WHO);
    filters.register(this::ask, AFTER_WHO);
  }

  private void count(RoutingContext context) {
    String path = context.normalizedPath();
    Optional<Duration> wait =
        OpenPages.isHealth(path)
            ? Optional.empty()
            : limits.wait(client(context.request()), kind(context));
    if (wait.isPresent()) {
      Refusal.tooMany(kind(context), wait.get(), path).end(context);
    } else {
      context.next();
    }
  }

  private static Permission kind(RoutingContext context) {
    return Permission.neededFor(context.request().method().name());
  }

  private static String client(HttpServerRequest request) {
    SocketAddress address = request.remoteAddress();
    return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
  }

  private void ask(RoutingContext context) {
    String path = context.normalizedPath();
    if (open.isOpen(path)) {
      context.next();
      return;
    }
    Optional<String> token = Bearer.token(context.request().getHeader("Authorization"));
    switch (access.rules().judge(token, Permission.READ, path)) {
      case Verdict.Pass _ -> context.next();
      case Verdict.Refused(Refusal refusal) -> refusal.end(context);
      case Verdict.ByRole _ ->
          Roles.judge(identity(context), Permission.READ, path)
              .subscribe()
              .with(
                  refusal -> refusal.ifPresentOrElse(found -> found.end(context), context::next),
                  context::fail);
    }
  }

  private static Uni<SecurityIdentity> identity(RoutingContext context) {
    return QuarkusHttpUser.getSecurityIdentity(context, null)
        .onItem()
        .ifNull()
        .failWith(AuthenticationFailedException::new);
  }
}
