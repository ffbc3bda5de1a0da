// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says of an answer's fields what the records say of their components: always there, and null only
 * where it is {@code @Nullable}. A field that is left out instead of null is not required.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullableComponents implements OASFilter {
  private static final String PACKAGE = "io.flashpaper.execution.api";
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName NAMED =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
  private static final DotName LEFT_OUT =
      DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");

  private final IndexView index;

  /** The filter of an application's classes. */
  public NullableComponents(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    Map<String, Schema> foreign = new TreeMap<>(schemas);
    for (ClassInfo type : index.getKnownClasses()) {
      Schema schema = schemas.get(name(type));
      if (type.isRecord() && type.name().toString().startsWith(PACKAGE) && schema != null) {
        foreign.remove(name(type));
        type.recordComponents().forEach(component -> say(type, component, schema));
      }
    }
    foreign.values().forEach(NullableComponents::sayOptional);
  }

  /** What a record is called in the document: its own name, unless it asks for another. */
  private static String name(ClassInfo type) {
    AnnotationInstance named = type.declaredAnnotation(NAMED);
    AnnotationValue name = named == null ? null : named.value("name");
    return name == null ? type.simpleName() : name.asString();
  }

  /** The engine's values have optional components: null where something is undefined. */
  private static void sayOptional(Schema value) {
    if (value.getProperties() != null) {
      new TreeMap<>(value.getProperties())
          .forEach((name, field) -> value.addProperty(name, nullable(field)));
    }
  }

  private static void say(ClassInfo type, RecordComponentInfo component, Schema record) {
    Schema field =
        record.getProperties() == null ? null : record.getProperties().get(component.name());
    if (field == null) {
      return;
    }
    boolean isNullable = component.type().hasAnnotation(NULLABLE);
    boolean isLeftOut = isNullable && type.hasDeclaredAnnotation(LEFT_OUT);
    if (!isLeftOut && !isNamed(record.getRequired(), component.name())) {
      record.addRequired(component.name());
    }
    if (isNullable && !isLeftOut) {
      record.addProperty(component.name(), nullable(field));
    }
    if (hasNullableItems(component.type()) && field.getItems() != null) {
      field.setItems(nullable(field.getItems()));
    }
  }

  /** Whether it is a list in which some may be null. */
  private static boolean hasNullableItems(Type type) {
    return type.kind() == Type.Kind.PARAMETERIZED_TYPE
        && type.asParameterizedType().arguments().getFirst().hasAnnotation(NULLABLE);
  }

  private static boolean isNamed(@Nullable List<String> names, String name) {
    return names != null && names.contains(name);
  }

  private static Schema nullable(Schema field) {
    if (field.getRef() != null) {
      return OASFactory.createSchema()
          .addAnyOf(OASFactory.createSchema().ref(field.getRef()))
          .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
    if (field.getType() != null && !field.getType().contains(SchemaType.NULL)) {
      field.addType(SchemaType.NULL);
    }
    return field;
  }
}
