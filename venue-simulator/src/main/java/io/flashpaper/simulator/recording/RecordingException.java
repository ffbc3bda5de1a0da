// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.recording;

import java.nio.file.Path;

/** A recording that cannot be used; the message says where and why. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordingException(Path file, long line, String field, String problem) {
    super(file + " line " + line + " field " + field + ": " + problem);
  }

  RecordingException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
