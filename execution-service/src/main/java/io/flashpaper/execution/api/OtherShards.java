// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.Problem.Kind;
import io.flashpaper.tape.Shard;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Says of an account that is in another shard where it is, instead of answering with nothing. */
@Singleton
public final class OtherShards {
  private static final List<String> PARAMETERS = List.of("account", "a", "b");
  private static final String ACCOUNT_IN_PATH = "name";

  private final Provider<Shard> own;

  /**
   * What is asked of the execution-service of a shard.
   *
   * @param own known once the service runs; filters are made before
   */
  public OtherShards(Provider<Shard> own) {
    this.own = own;
  }

  /** Refuses to answer for the accounts of others. */
  @ServerRequestFilter
  public void check(UriInfo uri) {
    PARAMETERS.forEach(name -> check(uri.getQueryParameters(), name));
    check(uri.getPathParameters(), ACCOUNT_IN_PATH);
  }

  private void check(MultivaluedMap<String, String> given, String name) {
    given.getOrDefault(name, List.of()).forEach(this::require);
  }

  /**
   * Makes sure that an account, if there is one of the name, is in this shard.
   *
   * @throws ProblemException naming the shard it is in
   */
  void require(String account) {
    Shard shard = own.get();
    if (!shard.holds(account)) {
      throw ProblemException.of(
          Kind.NOT_FOUND,
          "account '%s' is in shard %s, but this is shard %s: ask the execution-service of that one"
              .formatted(account, shard.home(account), shard));
    }
  }
}
