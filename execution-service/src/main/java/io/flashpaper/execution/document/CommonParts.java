// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Gives every operation what it shares with others: what its parameters mean, how it refuses, and
 * an example of its answer from {@code openapi-examples.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonParts implements OASFilter {
  private static final String JSON = "JsonNode";
  private static final String OURS = "/api/v1";
  private static final Set<String> ACCOUNTS = Set.of("account", "a", "b");
  private static final JsonNode EXAMPLES = read("/openapi-examples.json");
  private static final JsonNode PARAMETERS = read("/openapi-parameters.json");

  private static JsonNode read(String resource) {
    try (InputStream json = CommonParts.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(json);
    } catch (IOException damaged) {
      throw new UncheckedIOException(resource + " cannot be read", damaged);
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    for (Refusal refusal : Refusal.values()) {
      document.getComponents().addResponse(refusal.name(), refusal.response());
    }
    document.getComponents().addSchema("Problem", Refusal.problem());
    document.getComponents().addSchema(JSON, anyObject());
    document.getComponents().removeSchema(JSON + "Type");
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith(OURS)) {
                item.getOperations().forEach((method, operation) -> say(path, method, operation));
              }
            });
  }

  /** Reasons and moments keep what was known when they were noted. */
  private static Schema anyObject() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("What was noted then, such as code and facts of a reason");
  }

  private static boolean namesAccount(Operation operation) {
    return operation.getRequestBody() != null
        || (operation.getParameters() != null
            && operation.getParameters().stream()
                .anyMatch(parameter -> ACCOUNTS.contains(parameter.getName())));
  }

  private static void say(String path, PathItem.HttpMethod method, Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(parameter -> say(path, parameter));
    }
    boolean isRead = method == PathItem.HttpMethod.GET;
    for (Refusal refusal : Refusal.values()) {
      if (refusal.fits(path.contains("{") || namesAccount(operation), isRead)) {
        say(operation, refusal);
      }
    }
    APIResponse accepted = operation.getResponses().getAPIResponse("202");
    if (accepted != null && accepted.getContent() != null) {
      accepted
          .getContent()
          .getMediaTypes()
          .forEach((type, content) -> sayContent(path + "/{id}", type, content));
    }
    if (isRead && operation.getResponses().hasAPIResponse("200")) {
      sayOk(path, operation, operation.getResponses().getAPIResponse("200"));
    }
  }

  private static void say(Operation operation, Refusal refusal) {
    APIResponse own = operation.getResponses().getAPIResponse(refusal.status());
    if (own == null) {
      operation
          .getResponses()
          .addAPIResponse(refusal.status(), OASFactory.createAPIResponse().ref(refusal.name()));
    } else if (own.getContent() == null) {
      own.setContent(refusal.response().getContent());
    }
  }

  private static void sayOk(String path, Operation operation, APIResponse ok) {
    if (path.equals("/api/v1/trades/{id}")
        || path.equals("/api/v1/equity")
        || has(operation, "cursor")
            && !path.endsWith("/positions")
            && !path.endsWith("/commands")) {
      operation
          .getResponses()
          .addAPIResponse(
              "304",
              OASFactory.createAPIResponse().description("What If-None-Match has is still right"));
      ok.addHeader("ETag", header("For If-None-Match", "W/\"182734\""));
    }
    if (has(operation, "cursor")) {
      ok.addHeader(
          "Link",
          header(
              "The next page; absent on the last one",
              "</api/v1/trades?limit=100&cursor=WyJ0cmFkZXMi>; rel=\"next\""));
    }
    if (ok.getContent() != null) {
      ok.getContent().getMediaTypes().forEach((type, content) -> sayContent(path, type, content));
    }
  }

  /** An example is the answer itself, or where there are several media types one of each. */
  private static void sayContent(String path, String type, MediaType content) {
    JsonNode ofPath = EXAMPLES.path(path);
    JsonNode example = ofPath.has(type) ? ofPath.get(type) : ofPath;
    if (content.getExample() == null && !example.isMissingNode()) {
      content.setExample(plain(example));
    }
    if (content.getSchema() == null) {
      content.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
  }

  private static Object plain(JsonNode example) {
    return new ObjectMapper().convertValue(example, Object.class);
  }

  private static boolean has(Operation operation, String parameter) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> parameter.equals(p.getName()));
  }

  private static Header header(String description, String example) {
    Schema text = OASFactory.createSchema().addType(SchemaType.STRING);
    return OASFactory.createHeader().description(description).schema(text).example(example);
  }

  private static void say(String path, Parameter parameter) {
    String name = parameter.getName();
    JsonNode known = PARAMETERS.path(PARAMETERS.has(path + " " + name) ? path + " " + name : name);
    if (known.isMissingNode()) {
      return;
    }
    if (parameter.getDescription() == null) {
      parameter.setDescription(known.path("description").asText());
    }
    if (parameter.getExample() == null && known.has("example")) {
      parameter.setExample(plain(known.get("example")));
    }
    Schema schema = parameter.getSchema();
    if (schema != null && schema.getType() != null && known.has("schema")) {
      parameter.setSchema(constrained(known.get("schema")));
    }
  }

  private static Schema constrained(JsonNode known) {
    Schema schema =
        OASFactory.createSchema().addType(SchemaType.valueOf(known.path("type").asText("STRING")));
    known.path("enum").forEach(word -> schema.addEnumeration(word.asText()));
    if (known.has("minimum")) {
      schema.minimum(known.get("minimum").decimalValue());
      schema.maximum(known.get("maximum").decimalValue());
    }
    if (known.has("format")) {
      schema.format(known.get("format").asText());
    }
    return schema;
  }
}
