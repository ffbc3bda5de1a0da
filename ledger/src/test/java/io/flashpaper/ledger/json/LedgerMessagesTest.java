// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages of topic ledger: each type has a golden file, is read back and written as that says,
 * and is described by {@code tape/asyncapi.yaml}, completely.
 */
class LedgerMessagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ASYNC_API = Path.of("..", "tape", "asyncapi.yaml");

  static Set<String> types() {
    return LedgerJson.types();
  }

  private static ObjectNode golden(String type) throws IOException {
    String file = "/golden/ledger/" + type + ".json";
    try (InputStream in = LedgerMessagesTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file %s of a message of topic ledger", file).isNotNull();
      return JSON.readValue(in, ObjectNode.class);
    }
  }

  private static LedgerEntry read(ObjectNode message) {
    return LedgerJson.read(message, LedgerEntry.class);
  }

  @Test
  void everyEntryIsAMessage() throws IOException {
    Set<Class<?>> entries = new HashSet<>();
    for (String type : types()) {
      entries.add(read(golden(type)).getClass());
    }
    assertThat(entries)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.<Class<?>>asList(LedgerEntry.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void itIsWrittenAsItsGoldenFileSays(String type) throws IOException {
    ObjectNode golden = golden(type);
    assertThat(golden.get("ledgerId")).as("its place in the order").isNotNull();
    ObjectNode written = LedgerJson.object(LedgerJson.write(read(golden)));
    written.set("ledgerId", golden.get("ledgerId"));
    assertThat(written).isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("types")
  void readersIgnoreFieldsThatAreAddedLaterAnywhere(String type) throws IOException {
    ObjectNode newer = golden(type);
    addEverywhere(newer);
    assertThat(newer).isNotEqualTo(golden(type));
    assertThat(read(newer)).isEqualTo(read(golden(type)));
  }

  private static void addEverywhere(JsonNode node) {
    node.forEach(LedgerMessagesTest::addEverywhere);
    if (node instanceof ObjectNode object) {
      object.putObject("addedLater").put("value", 1);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void itIsDescribedCompletely(String type) throws IOException {
    JsonSchema schema = schema(type);
    assertThat(schema.validate(golden(type))).isEmpty();
    List<ObjectNode> objects = new ArrayList<>();
    ObjectNode message = golden(type);
    gather(message, objects);
    for (ObjectNode object : objects) {
      object.put("undocumented", true);
      assertThat(schema.validate(message)).as("an undocumented field is noticed").isNotEmpty();
      object.remove("undocumented");
    }
  }

  private static void gather(JsonNode node, List<ObjectNode> objects) {
    node.forEach(child -> gather(child, objects));
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
  }

  @Test
  void theChannelNamesEveryMessageAndNoOther() throws IOException {
    List<String> names = new ArrayList<>();
    document().at("/channels/ledger/messages").fieldNames().forEachRemaining(names::add);
    assertThat(names).hasSameElementsAs(types());
  }

  private static JsonNode document() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(ASYNC_API.toFile());
  }

  private static JsonSchema schema(String type) throws IOException {
    JsonNode document = document();
    ObjectNode root = JSON.createObjectNode();
    root.set("$ref", document.at("/components/messages/ledger-" + type).at("/payload").get("$ref"));
    root.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
  }
}
