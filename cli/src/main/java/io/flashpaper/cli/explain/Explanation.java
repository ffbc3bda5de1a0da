// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.explain.MarketPath.Point;
import java.io.Console;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A story in the forms that people and programs read. */
public final class Explanation {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Story story;

  /** Of a story. */
  public Explanation(Story story) {
    this.story = story;
  }

  /**
   * How text is drawn.
   *
   * @param ascii without any character beyond ASCII
   */
  public record Style(boolean ascii, boolean colour, int width) {
    /** What a terminal can show: no colour and no Unicode for one that is dumb or absent. */
    public static Style of(boolean ascii, int width, Map<String, String> environment) {
      @Nullable Console console = System.console();
      boolean terminal = console != null && console.isTerminal();
      boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
      boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
      boolean unicode = System.out.charset().equals(StandardCharsets.UTF_8);
      return new Style(
          ascii || !unicode || (terminal && dumb), terminal && !dumb && !noColour, width);
    }
  }

  /** The story with its chart. */
  public List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    StoryText.before(story).forEach(line -> lines.add(styled(line, style)));
    lines.add("");
    lines.addAll(
        new TerminalChart(story.chart(), style.width(), style.ascii(), style.colour()).lines());
    StoryText.after(story).forEach(line -> lines.add(styled(line, style)));
    return lines;
  }

  private static String styled(String line, Style style) {
    if (!line.startsWith(StoryText.HEADING)) {
      return line;
    }
    String text = line.substring(StoryText.HEADING.length());
    return style.colour() ? BOLD + text + PLAIN : text;
  }

  /** The chart as a document. */
  public String svg() {
    return SvgChart.of(story.chart());
  }

  /** What the tape says, point by point. */
  public ArrayNode json() {
    ArrayNode points = JsonNodeFactory.instance.arrayNode();
    for (Point point : story.path().points()) {
      ObjectNode node =
          points.addObject().put("time", Instant.ofEpochMilli(point.timeMs()).toString());
      put(node, "bitcoin", point.indexMicros());
      put(node, "yesBid", point.bidMicros());
      put(node, "yesAsk", point.askMicros());
    }
    return points;
  }

  private static void put(ObjectNode node, String name, OptionalLong micros) {
    micros.ifPresent(value -> node.put(name, BigDecimal.valueOf(value, 6).toPlainString()));
  }
}
