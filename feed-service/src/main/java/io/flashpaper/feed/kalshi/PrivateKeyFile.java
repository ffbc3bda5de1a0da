// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads an RSA key (PKCS#1 or PKCS#8) or an Ed25519 key (PKCS#8) from PEM text. */
final class PrivateKeyFile {
  /** Version 0 and the algorithm identifier rsaEncryption, as PKCS#8 has them before the key. */
  private static final byte[] RSA_PREFIX =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PrivateKeyFile() {}

  static PrivateKey read(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "flashpaper.kalshi.private-key-file: %s cannot be read (%s)"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Never quotes the text: an error must not carry the key. */
  static PrivateKey parse(String pem, String origin) {
    boolean pkcs1 = pem.contains("-----BEGIN RSA PRIVATE KEY-----");
    if (!pkcs1 && !pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new IllegalArgumentException(
          "%s holds no key: expected a PEM block 'PRIVATE KEY' or 'RSA PRIVATE KEY'"
              .formatted(origin));
    }
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] der;
    try {
      der = Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(origin + " holds a PEM block that is no base64");
    }
    return decode(pkcs1 ? wrap(der) : der, origin);
  }

  private static PrivateKey decode(byte[] pkcs8, String origin) {
    for (String algorithm : List.of("RSA", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException notThisKind) {
        // The other kind, then.
      }
    }
    throw new IllegalArgumentException(origin + " holds neither an RSA nor an Ed25519 key");
  }

  private static byte[] wrap(byte[] pkcs1) {
    byte[] key = element(OCTET_STRING, pkcs1);
    return element(
        SEQUENCE,
        ByteBuffer.allocate(RSA_PREFIX.length + key.length).put(RSA_PREFIX).put(key).array());
  }

  private static byte[] element(int tag, byte[] content) {
    byte[] length = length(content.length);
    return ByteBuffer.allocate(1 + length.length + content.length)
        .put((byte) tag)
        .put(length)
        .put(content)
        .array();
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    if (length < 0x100) {
      return new byte[] {(byte) 0x81, (byte) length};
    }
    return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }
}
