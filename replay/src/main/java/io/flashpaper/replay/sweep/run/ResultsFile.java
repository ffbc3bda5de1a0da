// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.run;

import io.flashpaper.replay.sweep.job.JobJson;
import io.flashpaper.replay.sweep.job.JobResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Results on disk, one line of JSON each: what {@link #append} has returned from survives any
 * crash. A line that a crash cut off is cut away. One sweep at a time has the file.
 */
public final class ResultsFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Map<String, JobResult> results = new LinkedHashMap<>();

  private ResultsFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a file, which need not exist.
   *
   * @throws UncheckedIOException if it cannot be written
   * @throws IllegalArgumentException if another sweep has it, or it holds something else
   */
  public static ResultsFile open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      ResultsFile file = new ResultsFile(path, channel);
      file.lock();
      file.read();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the results " + path, e);
    }
  }

  private void lock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException held) {
      // Said below, as of any other holder.
    }
    channel.close();
    throw new IllegalArgumentException(
        "another sweep is writing %s: wait for it, or name another file with --results"
            .formatted(path));
  }

  private void read() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int begin = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        take(new String(bytes, begin, at - begin, StandardCharsets.UTF_8));
        begin = at + 1;
      }
    }
    channel.truncate(begin);
    channel.position(begin);
  }

  private void take(String line) throws IOException {
    try {
      JobResult result = JobJson.result(line);
      results.putIfAbsent(result.job().id(), result);
    } catch (IllegalArgumentException e) {
      channel.close();
      throw new IllegalArgumentException(
          "%s holds a line that is no result of a sweep: name another file with --results"
              .formatted(path),
          e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** All results so far, by job. */
  public Map<String, JobResult> results() {
    return Map.copyOf(results);
  }

  /** Keeps a result for good, unless its job has one already; returns whether it was new. */
  public boolean append(JobResult result) {
    if (results.containsKey(result.job().id())) {
      return false;
    }
    ByteBuffer line =
        ByteBuffer.wrap((JobJson.write(result) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a result to " + path, e);
    }
    results.put(result.job().id(), result);
    return true;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the results " + path, e);
    }
  }
}
