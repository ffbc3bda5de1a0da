// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads a file frame by frame, and knows where the last whole one ended. */
public final class FrameReader implements AutoCloseable {
  private static final int CHUNK_BYTES = 128 << 10;

  private final Path file;
  private final FileChannel channel;
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final ByteBuffer source = ByteBuffer.allocateDirect(CHUNK_BYTES).flip();
  private final ByteBuffer target = ByteBuffer.allocateDirect(CHUNK_BYTES);
  private long position;
  private boolean torn;

  /** Opens the file at its beginning. */
  public FrameReader(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /**
   * What the next frame holds; empty at the end of the file, and at a tear.
   *
   * @throws TapeFileException if the bytes are no such frame
   */
  public Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(CHUNK_BYTES);
    try {
      boolean whole = false;
      while (!whole) {
        if (!source.hasRemaining() && !fill()) {
          torn = channel.position() > position;
          return Optional.empty();
        }
        whole = step(frame);
      }
    } catch (ZstdException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
    position = channel.position() - source.remaining();
    return Optional.of(frame.toByteArray());
  }

  private boolean step(ByteArrayOutputStream frame) {
    boolean whole = context.decompressDirectByteBufferStream(target.clear(), source);
    byte[] bytes = new byte[target.flip().remaining()];
    target.get(bytes);
    frame.writeBytes(bytes);
    if (frame.size() > FrameCodec.MAX_BYTES) {
      throw unreadable("the frame holds more than " + FrameCodec.MAX_BYTES + " bytes");
    }
    return whole;
  }

  private boolean fill() throws IOException {
    source.clear();
    int read = channel.read(source);
    source.flip();
    return read > 0;
  }

  private TapeFileException unreadable(String why) {
    return new TapeFileException(
        "%s cannot be read from byte %d on (%s): take the file from a copy, or record its day again into an empty directory."
            .formatted(file, position, why));
  }

  /** Where the last whole frame ended, in bytes from the beginning of the file. */
  public long position() {
    return position;
  }

  /** Whether the file ended within a frame. */
  public boolean torn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    context.close();
    channel.close();
  }
}
