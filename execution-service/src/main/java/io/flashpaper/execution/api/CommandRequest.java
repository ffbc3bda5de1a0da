// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.execution.api.Problem.FieldError;
import io.flashpaper.ledger.store.CommandStore.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command as it is asked for; says which field is wrong, and what would be right. */
@Schema(name = "CommandRequest")
final class CommandRequest {
  private static final int LONGEST = 200;

  @Schema(
      description = "pause, resume, kill or close",
      required = true,
      enumeration = {"pause", "resume", "kill", "close"},
      examples = "pause")
  public @Nullable String kind;

  @Schema(description = "Whom it is for; this or 'all', except for close", examples = "main")
  public @Nullable String account;

  @Schema(description = "Whether it is for all accounts")
  public @Nullable Boolean all;

  @Schema(description = "The trade to close; for close alone")
  public @Nullable String trade;

  @Schema(description = "Why", examples = "the venue announced maintenance")
  public @Nullable String reason;

  @Schema(description = "Who says so", examples = "ops")
  public @Nullable String by;

  @JsonIgnore private final TreeSet<String> unknown = new TreeSet<>();

  @JsonAnySetter
  void unknown(String name, @Nullable Object value) {
    unknown.add(name);
  }

  /**
   * The command that is asked for.
   *
   * @throws ProblemException naming every field that is wrong
   */
  Given given(Optional<String> key) {
    List<FieldError> errors = new ArrayList<>();
    unknown.forEach(name -> errors.add(new FieldError(name, "is unknown")));
    Optional<Command.Kind> found = kind(errors);
    texts(errors);
    found.ifPresent(known -> whom(known, errors));
    if (!errors.isEmpty()) {
      throw ProblemException.badFields(errors);
    }
    return new Given(
        key,
        found.orElseThrow(),
        Optional.ofNullable(account),
        Optional.ofNullable(trade),
        reason == null ? "" : reason,
        by == null ? "" : by);
  }

  private Optional<Command.Kind> kind(List<FieldError> errors) {
    String asked = kind == null ? "" : kind;
    Optional<Command.Kind> found =
        Arrays.stream(Command.Kind.values())
            .filter(known -> known.name().equalsIgnoreCase(asked))
            .findFirst();
    if (found.isEmpty()) {
      errors.add(
          new FieldError(
              "kind",
              "must be one of "
                  + Arrays.stream(Command.Kind.values())
                      .map(known -> known.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))));
    }
    return found;
  }

  private void texts(List<FieldError> errors) {
    text("account", account, false, errors);
    text("trade", trade, false, errors);
    text("reason", reason, true, errors);
    text("by", by, true, errors);
  }

  private static void text(
      String field, @Nullable String value, boolean mayBeBlank, List<FieldError> errors) {
    if (value != null
        && ((value.isBlank() && !mayBeBlank)
            || value.length() > LONGEST
            || value.codePoints().anyMatch(Parameters::isNoText))) {
      errors.add(
          new FieldError(
              field,
              "must have %d to %d characters, none of them a control"
                  .formatted(mayBeBlank ? 0 : 1, LONGEST)));
    }
  }

  private void whom(Command.Kind known, List<FieldError> errors) {
    boolean everyone = Boolean.TRUE.equals(all);
    if (known == Command.Kind.CLOSE) {
      if (trade == null) {
        errors.add(new FieldError("trade", "must name the trade to close"));
      }
      if (account != null || everyone) {
        errors.add(
            new FieldError(
                account != null ? "account" : "all",
                "must be left out: the trade says whose it is"));
      }
      return;
    }
    if (trade != null) {
      errors.add(new FieldError("trade", "must be left out: only close has one"));
    }
    if ((account != null) == everyone) {
      errors.add(
          new FieldError("account", "must name one account, or 'all' must be true, and not both"));
    }
  }
}
