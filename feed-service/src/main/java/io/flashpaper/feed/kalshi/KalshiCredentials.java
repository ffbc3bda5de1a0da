// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** From what is configured to a signer, or to none. */
public final class KalshiCredentials {
  static final String KEY_ID = "flashpaper.kalshi.key-id";
  static final String KEY = "flashpaper.kalshi.private-key";
  static final String KEY_FILE = "flashpaper.kalshi.private-key-file";

  private static final Logger LOG = Logger.getLogger(KalshiCredentials.class);
  private static final long LONGEST_FILE = 65_536;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KalshiCredentials() {}

  /**
   * The signer that is configured, if any. The private key is needed once: as a file or as itself.
   *
   * @throws IllegalArgumentException naming the setting and the remedy, never the key
   */
  public static Optional<KalshiSigner> signer(
      Optional<String> keyId, Optional<String> key, Optional<Path> keyFile) {
    if (key.isPresent() && keyFile.isPresent()) {
      throw new IllegalArgumentException(
          "%s and %s are both given: leave one out".formatted(KEY, KEY_FILE));
    }
    boolean withKey = key.isPresent() || keyFile.isPresent();
    if (keyId.isPresent() != withKey) {
      throw new IllegalArgumentException(
          "%s is %s: it and a private key, as %s or %s, belong together; give both for the"
                  .formatted(
                      keyId.isPresent() ? KEY : KEY_ID,
                      keyId.isPresent() ? "missing, and so is its file" : "missing",
                      KEY_FILE,
                      KEY)
              + " WebSocket, or neither for REST");
    }
    return keyId.map(
        id ->
            keyFile.isPresent()
                ? KalshiSigner.of(id, PrivateKeyPem.read(text(keyFile.get()), named(keyFile.get())))
                : KalshiSigner.of(id, PrivateKeyPem.read(key.orElseThrow(), KEY)));
  }

  private static String named(Path file) {
    return KEY_FILE + ": " + file;
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw new IllegalArgumentException(named(file) + " is no file: name the PEM file itself");
      }
      if (Files.exists(file) && Files.size(file) > LONGEST_FILE) {
        throw new IllegalArgumentException(
            named(file) + " is too long for a key: name the PEM file of the private key");
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      warnIfOthersMayRead(file);
      return text;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          named(file) + " does not exist: give the path of the PEM file of the private key", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s cannot be read (%s): may this user read it?"
              .formatted(named(file), e.getClass().getSimpleName()),
          e);
    }
  }

  private static void warnIfOthersMayRead(Path file) throws IOException {
    if (isOpenToOthers(file)) {
      LOG.warnf(
          "The private key's file %s can be read or written by other users of this machine; close"
              + " it with 'chmod 600'",
          file);
    }
  }

  /** Whether other users of the machine may read or change the file, where that can be told. */
  static boolean isOpenToOthers(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (UnsupportedOperationException noSuchPermissions) {
      return false;
    }
  }
}
