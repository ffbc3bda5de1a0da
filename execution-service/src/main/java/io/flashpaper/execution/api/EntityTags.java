// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags, so that who asks again for what has not changed gets 304 and no body. A list is
 * tagged by the ledger's position, which spares the query as well; a trade by its content, since it
 * changes seldom, and so are the accounts, whose worth changes with the bids.
 */
@Singleton
public final class EntityTags {
  private static final String TAG = EntityTags.class.getName();
  private static final String CACHE = "private, no-cache";

  private final LedgerHead head;
  private final ObjectMapper json;

  EntityTags(LedgerHead head, ObjectMapper json) {
    this.head = head;
    this.json = json;
  }

  /** Answers at once if the ledger has not moved on. */
  @ServerRequestFilter
  @TaggedByPosition
  public @Nullable Response position(ContainerRequestContext request) {
    EntityTag tag = new EntityTag(Long.toString(head.now().tapeOffset()), true);
    request.setProperty(TAG, tag);
    Response.ResponseBuilder unchanged = request.getRequest().evaluatePreconditions(tag);
    return unchanged == null ? null : unchanged.header(HttpHeaders.CACHE_CONTROL, CACHE).build();
  }

  /** Tags what the ledger's position decides. */
  @ServerResponseFilter
  @TaggedByPosition
  public void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == 200 && request.getProperty(TAG) instanceof EntityTag tag) {
      put(response, tag);
    }
  }

  /** Tags an answer by its content, and leaves it out if the client has it. */
  @ServerResponseFilter
  @TaggedByContent
  public void tagContent(ContainerRequestContext request, ContainerResponseContext response)
      throws JsonProcessingException, NoSuchAlgorithmException {
    if (response.getStatus() == 200) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(response.getEntity()));
      EntityTag tag = new EntityTag(HexFormat.of().formatHex(digest, 0, 16), true);
      put(response, tag);
      if (request.getRequest().evaluatePreconditions(tag) != null) {
        response.setStatus(304);
        response.setEntity(null);
      }
    }
  }

  /** What has no tag may not be kept. */
  @ServerResponseFilter
  public void keepNothingElse(ContainerResponseContext response) {
    response.getHeaders().computeIfAbsent(HttpHeaders.CACHE_CONTROL, _ -> List.of("no-store"));
  }

  private static void put(ContainerResponseContext response, EntityTag tag) {
    response.getHeaders().put(HttpHeaders.ETAG, Arrays.asList(tag));
    response.getHeaders().put(HttpHeaders.CACHE_CONTROL, Arrays.asList(CACHE));
  }
}
