// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Where this process stands: whether it reads the tape, from where, and what keeps it from it. */
@Singleton
class TapePlace {
  private static final Logger LOG = Logger.getLogger(TapePlace.class);

  /** What this process is. */
  enum Role {
    /** It has not joined the others yet. */
    STARTING,
    /** It waits for the one that reads to go. */
    STANDBY,
    /** It reads the tape and speaks. */
    READER
  }

  private final AtomicReference<Optional<Resume>> fresh = new AtomicReference<>(Optional.empty());
  private volatile Role role = Role.STARTING;
  private volatile String obstacle = "";

  /** The tape is ours, and read as this says. */
  void assigned(Resume resume) {
    fresh.set(Optional.of(resume));
    role = Role.READER;
  }

  /** Another process reads the tape. */
  void standBy() {
    role = Role.STANDBY;
  }

  /** What must be read is not there any more; the topic holds offsets from first to end. */
  void refuse(long needed, long first, long end) {
    obstacle =
        "topic tape holds offsets %d to %d, but the signal side must read it from %d: give the topic back its older records, or begin anew with an empty ledger and an empty topic signals"
            .formatted(first, end, needed);
    LOG.errorf("Nothing is judged: error=%s", obstacle);
  }

  /** Where to begin anew, once after each assignment. */
  Optional<Resume> takeFresh() {
    return fresh.getAndSet(Optional.empty());
  }

  /** Whether this process reads the tape. */
  boolean isAssigned() {
    return role == Role.READER;
  }

  /** What this process is. */
  Role role() {
    return role;
  }

  /** Whether all is as it should be: it reads, or another one does. */
  boolean isReady() {
    return role != Role.STARTING && obstacle.isEmpty();
  }

  /** Why nothing can be judged although the tape is assigned; blank when it can. */
  String obstacle() {
    return obstacle;
  }
}
