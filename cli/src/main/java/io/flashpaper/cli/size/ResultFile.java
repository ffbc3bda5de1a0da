// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.size;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results of trades.
 *
 * @param results in the order in which they closed, if every one says when; else as they stand
 * @param problems a sentence for each line that is none, with its number
 * @param open how many trades have not ended
 */
public record ResultFile(List<TradeResult> results, List<String> problems, long open) {
  /** Freezes the lists. */
  public ResultFile {
    results = List.copyOf(results);
    problems = List.copyOf(problems);
  }

  /** Reads all lines; blank ones and those that begin with # are left out. */
  public static ResultFile read(Reader reader) throws IOException {
    List<TradeResult> results = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    ResultParser parser = new ResultParser();
    long open = 0;
    long number = 0;
    BufferedReader lines = new BufferedReader(reader);
    for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
      number++;
      String line = raw.replace("\uFEFF", "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        Optional<TradeResult> result = parser.parse(line);
        result.ifPresent(results::add);
        open += result.isEmpty() && line.startsWith("{") ? 1 : 0;
      } catch (BadResultException wrong) {
        problems.add("line %d: %s".formatted(number, wrong.getMessage()));
      }
    }
    if (results.stream().noneMatch(result -> result.closedAt().isEmpty())) {
      results.sort(TradeResult.AS_THEY_CLOSED);
    }
    return new ResultFile(results, problems, open);
  }
}
