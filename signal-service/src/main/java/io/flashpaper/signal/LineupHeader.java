// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.signal.LineupMark.Member;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The Kafka header of a progress mark that carries a {@link LineupMark}: entries divided by
 * semicolons, their fields by blanks, each field as in a web address.
 *
 * <p>One more entry tells what was said last to hold for all of them: {@code settings 77ab…}.
 *
 * <pre>delay-arb delay_arb 1.0.0 delay-arb.jar 0f3a…77c1 4711 - [offset market kind evidence]</pre>
 */
final class LineupHeader {
  static final String NAME = "strategies";

  private static final Logger LOG = Logger.getLogger(LineupHeader.class);
  private static final String RELEASED = "r";
  private static final String NOT_RELEASED = "-";
  private static final int MEMBER_FIELDS = 7;
  private static final int QUARANTINED_FIELDS = 11;
  private static final int DEPARTURE_FIELDS = 3;
  private static final int SETTINGS_FIELDS = 2;
  private static final String SETTINGS = "settings";

  private LineupHeader() {}

  static String write(LineupMark mark) {
    return Stream.concat(
            Stream.concat(
                mark.members().stream().map(LineupHeader::member),
                mark.departed().stream().map(LineupHeader::departure)),
            Stream.of(mark.settings()).filter(said -> !said.isEmpty()).map(LineupHeader::settings))
        .map(LineupHeader::entry)
        .collect(Collectors.joining(";"));
  }

  private static List<String> member(Member member) {
    List<String> fields = new ArrayList<>();
    fields.add(member.instance());
    fields.add(member.strategy());
    fields.add(member.version());
    fields.add(member.source());
    fields.add(member.fingerprint());
    fields.add(Long.toString(member.standing().since()));
    fields.add(member.standing().released() ? RELEASED : NOT_RELEASED);
    member
        .standing()
        .quarantine()
        .ifPresent(
            why -> {
              fields.add(Long.toString(why.offset()));
              fields.add(why.market().ticker());
              fields.add(why.kind().name());
              fields.add(why.evidence());
            });
    return fields;
  }

  private static List<String> departure(Departure gone) {
    return List.of(gone.instance(), gone.strategy(), gone.version());
  }

  private static List<String> settings(String said) {
    return List.of(SETTINGS, said);
  }

  private static String entry(List<String> fields) {
    return fields.stream()
        .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** What an older or newer version wrote, and cannot be read, is nobody: it is announced anew. */
  static LineupMark read(String header) {
    List<Member> members = new ArrayList<>();
    List<Departure> departed = new ArrayList<>();
    String settings = "";
    for (String entry : header.split(";", -1)) {
      List<String> fields =
          Arrays.stream(entry.split(" ", -1))
              .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
              .toList();
      switch (fields.size()) {
        case MEMBER_FIELDS, QUARANTINED_FIELDS -> member(fields).ifPresent(members::add);
        case DEPARTURE_FIELDS ->
            departed.add(new Departure(fields.get(0), fields.get(1), fields.get(2)));
        case SETTINGS_FIELDS ->
            settings = fields.get(0).equals(SETTINGS) ? fields.get(1) : settings;
        default -> {}
      }
    }
    return new LineupMark(members, departed, settings);
  }

  private static Optional<Member> member(List<String> fields) {
    try {
      Standing standing =
          new Standing(
              Long.parseLong(fields.get(5)), fields.get(6).equals(RELEASED), quarantine(fields));
      return Optional.of(
          new Member(
              fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), standing));
    } catch (IllegalArgumentException unreadable) {
      LOG.warnf("A progress mark's line-up cannot be read: error=%s", unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Quarantine> quarantine(List<String> fields) {
    return fields.size() < QUARANTINED_FIELDS
        ? Optional.empty()
        : Optional.of(
            new Quarantine(
                Long.parseLong(fields.get(7)),
                new MarketId(fields.get(8)),
                QuarantineKind.valueOf(fields.get(9)),
                fields.get(10)));
  }
}
