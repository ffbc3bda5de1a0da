// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {
  private static final String READER = "reader-0123456789";
  private static final String COMMANDER = "commander-0123456789";

  @TempDir Path dir;

  private static AccessRules rules(String host, boolean roles, Map<String, String> settings) {
    return new AccessRules(Settings.of(settings), roles, host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void withoutASettingTheOwnMachineMayDoEverything(String host) {
    AccessRules rules = rules(host, false, Map.of());
    assertThat(rules.anonymous()).contains(Permission.COMMAND);
    assertThat(rules.inWords(host)).contains("asks for no token", host, "alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
  void withoutASettingNothingListensElsewhere(String host) {
    assertThatThrownBy(() -> rules(host, false, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "quarkus.http.host is " + host,
            "flashpaper.api.command-tokens",
            "quarkus.oidc",
            "flashpaper.api.anonymous=read",
            "quarkus.http.host=127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"none,", "read, READ", "command, COMMAND"})
  void whatSomebodyWithoutATokenMayDoIsASetting(String setting, Permission permission) {
    AccessRules rules = rules("0.0.0.0", false, Map.of("flashpaper.api.anonymous", setting));
    assertThat(rules.anonymous()).isEqualTo(Optional.ofNullable(permission));
  }

  @Test
  void withTokensNobodyMayDoAnythingWithoutOne() {
    AccessRules rules =
        rules(
            "127.0.0.1",
            false,
            Map.of(
                "flashpaper.api.read-tokens",
                READER + ",other-0123456789",
                "flashpaper.api.command-tokens",
                COMMANDER));
    assertThat(rules.anonymous()).isEmpty();
    assertThat(rules.ofToken(READER)).contains(Permission.READ);
    assertThat(rules.ofToken("other-0123456789")).contains(Permission.READ);
    assertThat(rules.ofToken(COMMANDER)).contains(Permission.COMMAND);
    assertThat(rules.ofToken(READER + "0")).isEmpty();
    assertThat(rules.ofToken("")).isEmpty();
    assertThat(rules.inWords("127.0.0.1")).contains("do nothing").doesNotContain(READER, COMMANDER);
  }

  @Test
  void aTokenInBothListsMayDoMore() {
    AccessRules rules =
        rules(
            "0.0.0.0",
            false,
            Map.of("flashpaper.api.read-tokens", READER, "flashpaper.api.command-tokens", READER));
    assertThat(rules.ofToken(READER)).contains(Permission.COMMAND);
  }

  @Test
  void anEmptySettingIsNone() {
    Map<String, String> empty =
        Map.of(
            "flashpaper.api.read-tokens", "",
            "flashpaper.api.command-tokens", "",
            "flashpaper.api.anonymous", "read");
    AccessRules rules = rules("0.0.0.0", false, empty);
    assertThat(rules.anonymous()).contains(Permission.READ);
    assertThat(rules.ofToken("")).isEmpty();
  }

  @Test
  void rolesAreAsGoodAsTokens() {
    AccessRules rules = rules("0.0.0.0", true, Map.of());
    assertThat(rules.hasRoles()).isTrue();
    assertThat(rules.anonymous()).isEmpty();
    assertThat(rules.inWords("0.0.0.0")).contains("OIDC");
  }

  @Test
  void tokensMayComeFromAFile() throws IOException {
    Path file = Files.writeString(dir.resolve("tokens"), COMMANDER + "\n\n " + READER + " \n");
    AccessRules rules =
        rules("0.0.0.0", false, Map.of("flashpaper.api.command-tokens-file", file.toString()));
    assertThat(rules.ofToken(COMMANDER)).contains(Permission.COMMAND);
    assertThat(rules.ofToken(READER)).contains(Permission.COMMAND);
    Path empty = Files.writeString(dir.resolve("empty"), "\n");
    assertThatThrownBy(
            () ->
                rules(
                    "0.0.0.0", false, Map.of("flashpaper.api.read-tokens-file", empty.toString())))
        .hasMessageContainingAll("flashpaper.api.read-tokens-file", "holds no token");
    assertThatThrownBy(
            () ->
                rules(
                    "0.0.0.0",
                    false,
                    Map.of("flashpaper.api.read-tokens-file", dir.resolve("none").toString())))
        .hasMessageContainingAll("flashpaper.api.read-tokens-file", "cannot be read");
  }

  @Test
  void aTokenThatIsTooShortIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> rules("0.0.0.0", false, Map.of("flashpaper.api.command-tokens", "secret")))
        .hasMessageContainingAll("flashpaper.api.command-tokens", "16", "openssl rand -hex 24")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, READ",
    "HEAD, READ",
    "OPTIONS, READ",
    "POST, COMMAND",
    "PUT, COMMAND",
    "DELETE, COMMAND",
    "PATCH, COMMAND"
  })
  void whatAMethodNeeds(String method, Permission needed) {
    assertThat(Permission.neededFor(method)).isEqualTo(needed);
  }

  @Test
  void whoeverMayCommandMayRead() {
    assertThat(Permission.COMMAND.allows(Permission.READ)).isTrue();
    assertThat(Permission.READ.allows(Permission.COMMAND)).isFalse();
  }
}
