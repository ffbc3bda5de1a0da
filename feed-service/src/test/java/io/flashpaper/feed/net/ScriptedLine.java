// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A line that remembers what a conversation did with it. */
public final class ScriptedLine implements Line {
  private final FakeTime time;
  private final List<String> sent = new ArrayList<>();
  private final List<String> endings = new ArrayList<>();
  private final List<String> denials = new ArrayList<>();
  private boolean proved;
  private boolean replaced;

  /** A line whose timers hang on this time. */
  public ScriptedLine(FakeTime time) {
    this.time = time;
  }

  public List<String> sent() {
    return sent;
  }

  /** Why it was ended, if it was. */
  public List<String> endings() {
    return endings;
  }

  public List<String> denials() {
    return denials;
  }

  public boolean isProved() {
    return proved;
  }

  public boolean isReplaced() {
    return replaced;
  }

  @Override
  public void send(String text) {
    sent.add(text);
  }

  @Override
  public void proved() {
    proved = true;
  }

  @Override
  public void data() {}

  @Override
  public void denied(String reason) {
    denials.add(reason);
  }

  @Override
  public void refused(String reason) {
    endings.add(reason);
  }

  @Override
  public void end(String reason) {
    endings.add(reason);
  }

  @Override
  public void replace(String reason) {
    replaced = true;
  }

  @Override
  public Timers.Timer after(Duration world, Runnable action) {
    return time.after(world.toMillis(), action);
  }
}
