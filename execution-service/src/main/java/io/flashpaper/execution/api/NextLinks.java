// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds {@code Link: <…>; rel="next"} (RFC 8288) to a page that is not the last one. */
public final class NextLinks {
  /** Adds it. */
  @ServerResponseFilter
  public void add(ContainerResponseContext response, UriInfo uri) {
    if (response.getEntity() instanceof Paged page && page.next() != null) {
      URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", page.next()).build();
      response
          .getHeaders()
          .add(
              HttpHeaders.LINK,
              "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
    }
  }
}
