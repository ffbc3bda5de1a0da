// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KalshiKeyTest {
  @TempDir Path folder;

  @Test
  void thePairBelongsTogetherAndOnlyItsOwnerCanReadThePrivateHalf() throws Exception {
    KalshiKey key = KalshiKey.in(folder.resolve("credentials"));
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey privateKey =
        (RSAPrivateCrtKey)
            rsa.generatePrivate(new PKCS8EncodedKeySpec(der(key.privateKey(), "PRIVATE KEY")));
    RSAPublicKey publicKey =
        (RSAPublicKey)
            rsa.generatePublic(new X509EncodedKeySpec(der(key.publicKey(), "PUBLIC KEY")));
    assertThat(publicKey.getModulus().bitLength()).isEqualTo(2048);
    assertThat(privateKey.getModulus()).isEqualTo(publicKey.getModulus());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.privateKey())))
        .isEqualTo("rw-------");
    assertThat(key.id()).startsWith("demo-");
    assertThat(KalshiKey.in(folder.resolve("credentials"))).isEqualTo(key);
  }

  private static byte[] der(Path file, String kind) throws Exception {
    String text = Files.readString(file);
    assertThat(text).startsWith("-----BEGIN " + kind + "-----\n");
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]+-----", ""));
  }
}
