// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.venue.wire.Json;
import io.flashpaper.venue.wire.RefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * One file, in whichever form: lines of JSON, with or without envelopes, or one JSON document,
 * plain or packed by gzip. Other texts are told by kind, and what is no text at all is refused.
 */
final class Recording {
  private static final int GZIP_MAGIC = 0x8B1F;
  private static final int BEGINNING = 4096;

  private final Path file;
  private final Envelopes.Receiver receiver;
  private final Envelopes envelopes;

  Recording(Path file, Envelopes.Receiver receiver) {
    this.file = file;
    this.receiver = receiver;
    this.envelopes = new Envelopes(receiver);
  }

  /** Hands every message to the receiver; stops early where the file cannot be read further. */
  void read() {
    try (InputStream in = open()) {
      if (isBinary(in)) {
        receiver.unreadable("no text but bytes");
        return;
      }
      Lines lines = new Lines(in, Json.MAX_CHARACTERS);
      Optional<Lines.Line> first = lines.next();
      if (first.isEmpty()) {
        receiver.unreadable("the file is empty");
      } else {
        read(first.get(), lines);
      }
    } catch (IOException e) {
      receiver.unreadable("cannot be read: " + e.getMessage());
    }
  }

  private InputStream open() throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    if (magic != GZIP_MAGIC) {
      return in;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Text has no zeros. */
  private static boolean isBinary(InputStream in) throws IOException {
    in.mark(BEGINNING);
    byte[] beginning = in.readNBytes(BEGINNING);
    in.reset();
    for (byte one : beginning) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }

  private void read(Lines.Line first, Lines lines) throws IOException {
    Optional<String> kind = OtherTexts.kind(file.getFileName().toString(), first.text());
    if (kind.isPresent()) {
      receiver.ignored(kind.get());
    } else if (!isOpen(first) || !document(first, lines)) {
      everyLine();
    }
  }

  /** Whether a line begins JSON and does not end it. */
  private static boolean isOpen(Lines.Line line) {
    return Envelopes.isJson(line.text()) && json(line.text()).isEmpty();
  }

  /** The file as one document; false if lines of it are, so that it is not one. */
  private boolean document(Lines.Line first, Lines lines) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    boolean anyLine = false;
    for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get().text();
      anyLine |= line.length() > 2 && Envelopes.isJson(line) && json(line).isPresent();
      if (text.length() + line.length() >= Json.MAX_CHARACTERS) {
        return false;
      }
      text.append('\n').append(line);
    }
    try {
      envelopes.take(Json.readRecording(text.toString()), text.toString(), Message.Way.ANSWERED);
      return true;
    } catch (RefusedException e) {
      if (!anyLine) {
        receiver.message(new Message(text.toString(), Optional.empty(), Message.Way.ANSWERED));
      }
      return !anyLine;
    }
  }

  private void everyLine() throws IOException {
    try (InputStream in = open()) {
      Lines lines = new Lines(in, Json.MAX_CHARACTERS);
      for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Lines.Line line = next.get();
        if (line.wrong().isEmpty()) {
          line(line.text());
        } else {
          receiver.refused(line.wrong());
        }
      }
    }
  }

  private void line(String line) {
    Optional<JsonNode> json = json(line);
    if (json.isPresent()) {
      envelopes.take(json.get(), line, Message.Way.STREAMED);
    } else {
      receiver.message(new Message(line, json, Message.Way.STREAMED));
    }
  }

  static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(Json.readRecording(text));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
