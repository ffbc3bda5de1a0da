// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.github.luben.zstd.ZstdCompressCtx;

/** Compresses lines into one zstd frame that checks itself and can be read without the others. */
public final class FrameCodec {
  /** When a frame holds this much it is written, whatever else is due. */
  public static final int FULL_BYTES = 1 << 20;

  /** No frame holds more: {@link #FULL_BYTES} and the longest message a topic takes. */
  public static final int MAX_BYTES = 32 << 20;

  private static final int LEVEL = 7;

  private FrameCodec() {}

  /** The frame of these bytes. */
  public static byte[] compress(byte[] lines) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context.setLevel(LEVEL).setChecksum(true).compress(lines);
    }
  }
}
