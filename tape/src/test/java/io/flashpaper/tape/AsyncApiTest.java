// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The AsyncAPI file says what the code writes, and nothing else. */
class AsyncApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode document() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(Path.of("asyncapi.yaml").toFile());
  }

  private static JsonSchema schema(String type) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("$ref", "#/components/schemas/" + type);
    root.set("components", document().get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
  }

  private static List<String> messages(String channel) throws IOException {
    List<String> names = new ArrayList<>();
    document().at("/channels/" + channel + "/messages").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyMessageHasAPlaceInItsChannel() throws IOException {
    assertThat(messages("tape")).hasSameElementsAs(GoldenMessages.tape().keySet());
    assertThat(messages("signals")).hasSameElementsAs(GoldenMessages.signals().keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyMessageFitsItsSchema() {
    Stream<DynamicTest> tape =
        GoldenMessages.tape().entrySet().stream()
            .map(e -> fits(e.getKey(), TapeCodec.encode(e.getValue())));
    Stream<DynamicTest> signals =
        GoldenMessages.signals().entrySet().stream()
            .map(e -> fits(e.getKey(), SignalCodec.encode(e.getValue())));
    return Stream.concat(tape, signals);
  }

  private static DynamicTest fits(String type, byte[] message) {
    return DynamicTest.dynamicTest(
        type,
        () -> {
          assertThat(schema(type).validate(JSON.readTree(message))).isEmpty();
          ObjectNode undocumented = (ObjectNode) JSON.readTree(message);
          undocumented.put("undocumented", true);
          assertThat(schema(type).validate(undocumented))
              .as("an undocumented field is noticed")
              .isNotEmpty();
        });
  }
}
