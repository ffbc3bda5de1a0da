// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test's own, and the certificate of a server at 127.0.0.1, as PEM files. */
final class Certificates {
  private static final Duration VALID = Duration.ofDays(2);

  private final Path dir;
  private final KeyPair authorityKey = newKey();
  private final X509Certificate authority;

  /** Makes them in a directory. */
  Certificates(Path dir, String name) throws Exception {
    this.dir = Files.createDirectories(dir);
    this.authority = signed(new X500Principal("CN=" + name), authorityKey, true);
    Files.writeString(authority(), pem(authority));
    KeyPair serverKey = newKey();
    String certificate = pem(signed(new X500Principal("CN=127.0.0.1"), serverKey, false));
    String key = pem(new JcaPKCS8Generator(serverKey.getPrivate(), null).generate());
    Files.writeString(certificate(), certificate);
    secret(key(), key);
    secret(keyAndCertificate(), key + certificate);
  }

  /** What clients trust. */
  Path authority() {
    return dir.resolve("ca.pem");
  }

  Path certificate() {
    return dir.resolve("server.pem");
  }

  Path key() {
    return dir.resolve("server.key");
  }

  Path keyAndCertificate() {
    return dir.resolve("server-both.pem");
  }

  private static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private X509Certificate signed(X500Principal subject, KeyPair key, boolean isAuthority)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            isAuthority ? subject : authority.getSubjectX500Principal(),
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(VALID)),
            Date.from(now.plus(VALID)),
            subject,
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    if (!isAuthority) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  private static void secret(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
