// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA key (PKCS#1 or PKCS#8) or an Ed25519 key (PKCS#8) from PEM text. No error quotes the
 * text: it is a secret even where it is broken.
 */
final class PrivateKeyPem {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END (?:RSA )?PRIVATE KEY-----",
          Pattern.DOTALL);

  /** Version 0 and the algorithm identifier rsaEncryption, as PKCS#8 has them before the key. */
  private static final byte[] RSA_PREFIX =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PrivateKeyPem() {}

  /**
   * The key in a text.
   *
   * @param pem with real line ends, or with the two characters {@code \n} for them, as a variable
   *     of the environment often has it
   * @param setting where it comes from, for errors
   * @throws IllegalArgumentException naming the setting, what is wrong and what to do
   */
  static PrivateKey read(String pem, String setting) {
    String text = pem.replace("\\r", "").replace("\\n", "\n");
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException(setting + whyNot(text));
    }
    byte[] der;
    try {
      der = Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
    } catch (IllegalArgumentException quotesTheText) {
      throw new IllegalArgumentException(
          setting + " holds a PEM block that is no base64: give the file as it was downloaded");
    }
    return decode(block.group(1) == null ? der : wrap(der), setting);
  }

  private static String whyNot(String text) {
    if (text.contains("ENCRYPTED")) {
      return " holds an encrypted key: take the password away with 'openssl pkey -in OLD -out NEW'";
    }
    if (text.contains("BEGIN OPENSSH PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY")) {
      return " holds a key of another kind: Kalshi's keys are RSA or Ed25519, in a PEM block"
          + " 'PRIVATE KEY' or 'RSA PRIVATE KEY'";
    }
    if (text.contains("BEGIN PUBLIC KEY") || text.contains("BEGIN RSA PUBLIC KEY")) {
      return " holds the public key: the private one is needed";
    }
    if (text.contains("-----BEGIN ")) {
      return " holds a PEM block that is cut off or of another kind: a whole one 'PRIVATE KEY' or"
          + " 'RSA PRIVATE KEY' is needed";
    }
    return " holds no key: a PEM block 'PRIVATE KEY' or 'RSA PRIVATE KEY' is needed, its line ends"
        + " real or written as \\n";
  }

  private static PrivateKey decode(byte[] pkcs8, String setting) {
    for (String algorithm : List.of("RSA", "Ed25519", "RSASSA-PSS")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException notThisKind) {
        // Another kind, then.
      }
    }
    throw new IllegalArgumentException(
        setting + " holds neither an RSA nor an Ed25519 key, or a damaged one");
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
