// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import io.flashpaper.cli.report.Paint;
import io.flashpaper.cli.run.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** A terminal's whole screen, refreshed in place; what was on it before is back afterwards. */
public final class FullScreen implements WatchScreen {
  private static final String BY_STTY = "exec";
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  /** What is read from a terminal that was closed. */
  private static final int GONE = -1;

  private final Terminal terminal;
  private final Attributes before;
  private final Paint paint;
  private final StopSignal stop;
  private Optional<Picture> last = Optional.empty();

  private FullScreen(Terminal terminal, Paint paint, StopSignal stop) {
    this.terminal = terminal;
    this.paint = paint;
    this.stop = stop;
    this.before = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.puts(Capability.clear_screen);
    terminal.flush();
  }

  /**
   * Takes the terminal this program runs in. By {@code stty}: the other ways to a terminal give it
   * back without its line speed.
   */
  public static FullScreen open(Paint paint, StopSignal stop) {
    try {
      return new FullScreen(
          TerminalBuilder.builder().system(true).provider(BY_STTY).nativeSignals(false).build(),
          paint,
          stop);
    } catch (IOException unusable) {
      throw new UncheckedIOException("the terminal cannot be used", unusable);
    }
  }

  @Override
  public void show(Picture picture) {
    last = Optional.of(picture);
    draw(picture, "");
  }

  @Override
  public void lost(String why) {
    last.ifPresent(picture -> draw(picture, "reconnecting; what follows is old: " + why));
  }

  private void draw(Picture picture, String notice) {
    Size size = terminal.getSize();
    List<String> lines =
        PictureText.lines(
            picture,
            notice,
            size.getColumns() > 0 ? size.getColumns() : USUAL_COLUMNS,
            size.getRows() > 0 ? size.getRows() : USUAL_ROWS);
    terminal.puts(Capability.cursor_home);
    for (int i = 0; i < lines.size(); i++) {
      terminal.writer().print(i == 0 ? "" : "\r\n");
      terminal.writer().print(paint.line(lines.get(i)));
      terminal.puts(Capability.clr_eol);
    }
    terminal.puts(Capability.clr_eos);
    terminal.flush();
  }

  @Override
  public boolean isEndedWithin(Duration time) {
    try {
      int key = terminal.reader().read(time.toMillis());
      return key == 'q' || key == 'Q' || key == GONE || stop.isWished();
    } catch (IOException ended) {
      return true;
    }
  }

  @Override
  public void close() {
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.exit_ca_mode);
    terminal.setAttributes(before);
    terminal.flush();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be given back", e);
    }
  }
}
