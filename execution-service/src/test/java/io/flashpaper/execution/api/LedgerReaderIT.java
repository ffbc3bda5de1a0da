// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.execution.api.LedgerReader.Event;
import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.ledger.store.Outbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of the stream are told, from a real outbox. */
class LedgerReaderIT {
  private static final StreamFilter ALL = new StreamFilter(Set.of(), Optional.empty());
  private static final int COUNT = 450;

  @TempDir static Path folder;

  private static MigratedDatabase database;

  private final Outbox outbox = new Outbox(database.connections());

  @BeforeAll
  static void start() {
    database = MigratedDatabase.start(folder, "latest");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void moreThanTwoPages() throws Exception {
    database.run("truncate outbox restart identity");
    database.run("update outbox_progress set published_id = 0, forgotten_id = 0");
    database.run(
        """
        insert into outbox (key, message)
        select 'k', case n %% 3 when 0 then '{"type":"fill","account":"main"}'
          when 1 then '{"type":"fill","account":"model"}'
          else '{"type":"signal-taken","signal":{"account":"main"}}' end
        from generate_series(1, %d) n
        """
            .formatted(COUNT));
  }

  private List<Event> read(StreamFilter filter, long position, int turns) throws Exception {
    LedgerReader reader = new LedgerReader(outbox, filter, position, 2);
    List<Event> events = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      events.addAll(reader.next());
    }
    return events;
  }

  private static List<Long> ids(List<Event> events) {
    return events.stream().flatMap(event -> event.id().stream()).toList();
  }

  @Test
  void everyEntryComesOnceAfterTheGreeting() throws Exception {
    List<Event> events = read(ALL, 0, 4);
    assertThat(events).hasSize(COUNT + 1);
    assertThat(events.getFirst())
        .isEqualTo(new Event(Optional.of(0L), "position", "{\"after\":0,\"oldest\":1}"));
    assertThat(events.get(1).name()).isEqualTo("fill");
    assertThat(events.getLast().id()).hasValue((long) COUNT);
    assertThat(ids(events)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void itGoesOnAfterAnyEntry() throws Exception {
    assertThat(ids(read(ALL, 448, 1))).containsExactly(448L, 449L, 450L);
    assertThat(ids(read(ALL, 450, 1))).containsExactly(450L);
  }

  @Test
  void onlyWhatIsAskedForComes() throws Exception {
    StreamFilter fills = new StreamFilter(Set.of("fill"), Optional.of("main"));
    assertThat(read(fills, 0, 3)).hasSize(1 + COUNT / 3);
    StreamFilter main = new StreamFilter(Set.of(), Optional.of("main"));
    assertThat(read(main, 0, 3)).hasSize(1 + 2 * COUNT / 3);
    assertThat(read(new StreamFilter(Set.of(), Optional.of("nobody")), 0, 2)).hasSize(1);
  }

  @Test
  void whoWaitsGetsASignOfLife() throws Exception {
    List<Event> events = read(ALL, COUNT, 5);
    assertThat(events).hasSize(3).endsWith(Event.lifeSign());
  }

  @Test
  void whoIsTooLateIsToldWhereToGoOnAndNothingMore() throws Exception {
    outbox.published(COUNT, 50);
    LedgerReader late = new LedgerReader(outbox, ALL, 399, 2);
    assertThat(late.next())
        .containsExactly(
            new Event(Optional.of(400L), "lost", "{\"after\":399,\"oldest\":401,\"newest\":450}"));
    assertThat(late.isOver()).isTrue();
    assertThat(ids(read(ALL, 400, 1))).hasSize(51);
  }

  @Test
  void aPositionOfAnotherLedgerIsLost() throws Exception {
    assertThat(read(ALL, 451, 1)).extracting(Event::name).containsExactly("lost");
  }
}
