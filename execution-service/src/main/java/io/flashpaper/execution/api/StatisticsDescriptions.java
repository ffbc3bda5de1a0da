// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says in OpenAPI what each figure of the statistics is, with an example: the engine, whose views
 * they are, knows no annotations. The texts are in {@code statistics.properties}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class StatisticsDescriptions implements OASFilter {
  private static final String EXAMPLE_BEGINS = " Example: ";

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    Map<String, Schema> schemas = openApi.getComponents().getSchemas();
    texts()
        .forEach(
            (key, text) -> {
              String[] name = key.toString().split("\\.", 2);
              Schema schema = Objects.requireNonNull(schemas.get(name[0]), name[0]);
              describe(
                  Objects.requireNonNull(schema.getProperties().get(name[1]), key.toString()),
                  text.toString());
            });
  }

  private static void describe(Schema property, String text) {
    int example = text.indexOf(EXAMPLE_BEGINS);
    if (example < 0) {
      property.setDescription(text);
    } else {
      property.setDescription(text.substring(0, example));
      property.addExample(text.substring(example + EXAMPLE_BEGINS.length()));
    }
  }

  static Properties texts() {
    Properties texts = new Properties();
    try (InputStream file =
        StatisticsDescriptions.class.getResourceAsStream("statistics.properties")) {
      texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read statistics.properties", e);
    }
    return texts;
  }
}
