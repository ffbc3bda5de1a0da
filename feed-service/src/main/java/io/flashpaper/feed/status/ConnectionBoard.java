// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All connections there are, by venue and transport. Safe on any thread. */
@Singleton
public final class ConnectionBoard {
  private record Key(String venue, Transport transport) {}

  private final ConcurrentSkipListMap<Key, ConnectionLog> logs =
      new ConcurrentSkipListMap<>(Comparator.comparing(Key::venue).thenComparing(Key::transport));

  /** The log of a connection with a budget of attempts; takes the place of an earlier one. */
  public ConnectionLog open(String venue, Transport transport, AttemptBudget budget, long nowMs) {
    return open(venue, transport, Optional.of(budget), nowMs);
  }

  /** The log of a connection without a budget; takes the place of an earlier one. */
  public ConnectionLog open(String venue, Transport transport, long nowMs) {
    return open(venue, transport, Optional.empty(), nowMs);
  }

  private ConnectionLog open(
      String venue, Transport transport, Optional<AttemptBudget> budget, long nowMs) {
    ConnectionLog log = new ConnectionLog(venue, transport, budget, nowMs);
    logs.put(new Key(venue, transport), log);
    return log;
  }

  /** One connection. */
  public Optional<ConnectionStatus> find(String venue, Transport transport, long nowMs) {
    return Optional.ofNullable(logs.get(new Key(venue, transport))).map(l -> l.status(nowMs));
  }

  /** All connections, by venue, WebSocket before REST. */
  public List<ConnectionStatus> all(long nowMs) {
    return logs.values().stream().map(log -> log.status(nowMs)).toList();
  }
}
