// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key pair that is known to nobody but this machine's simulator: with it, the demo signs its
 * requests as it would at the real venue.
 *
 * @param id what the venue calls the key
 * @param privateKey a PKCS #8 PEM file that only its owner can read
 * @param publicKey a SubjectPublicKeyInfo PEM file
 */
record KalshiKey(String id, Path privateKey, Path publicKey) {
  private static final int RSA_BITS = 2048;
  private static final int ID_BYTES = 8;
  private static final int PEM_LINE = 64;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** The folder's key pair, made if it has none. */
  static KalshiKey in(Path folder) throws IOException {
    Path privateKey = folder.resolve("kalshi-private.pem");
    Path publicKey = folder.resolve("kalshi-public.pem");
    try {
      if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
        Files.createDirectories(folder, OWNERS_FOLDER);
        Files.deleteIfExists(privateKey);
        create(privateKey, publicKey);
      }
      return new KalshiKey(idOf(publicKey), privateKey, publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA and SHA-256", e);
    }
  }

  private static void create(Path privateKey, Path publicKey)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    KeyPair pair = generator.generateKeyPair();
    Files.createFile(privateKey, OWNER_ONLY);
    Files.writeString(
        privateKey,
        pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
        StandardOpenOption.TRUNCATE_EXISTING);
    Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private static String pem(String kind, byte[] der) {
    byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(PEM_LINE, newLine).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }

  private static String idOf(Path publicKey) throws GeneralSecurityException, IOException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(publicKey));
    return "demo-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }
}
