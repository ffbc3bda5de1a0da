// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.Problem.FieldError;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation does not know, and those that are empty or given
 * twice: a typo must not silently return everything.
 */
public final class KnownParameters {
  private final Map<Method, TreeSet<String>> known = new ConcurrentHashMap<>();

  /** Refuses them. */
  @ServerRequestFilter
  public void check(ResourceInfo operation, UriInfo uri) {
    Method method = operation.getResourceMethod();
    if (method == null) {
      return;
    }
    if (uri.getPathParameters().values().stream()
        .flatMap(List::stream)
        .anyMatch(KnownParameters::isNoName)) {
      throw ProblemException.of(Problem.Kind.NOT_FOUND, "there is nothing of this name");
    }
    TreeSet<String> names = known.computeIfAbsent(method, KnownParameters::of);
    List<FieldError> errors = new ArrayList<>();
    for (Map.Entry<String, List<String>> given : uri.getQueryParameters().entrySet()) {
      error(names, given.getKey(), given.getValue())
          .ifPresent(message -> errors.add(new FieldError(given.getKey(), message)));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.badFields(errors);
    }
  }

  private static boolean isNoName(String text) {
    return text.codePoints().anyMatch(Parameters::isNoText);
  }

  private static Optional<String> error(TreeSet<String> names, String name, List<String> values) {
    if (!names.contains(name)) {
      return Optional.of(
          names.isEmpty()
              ? "is unknown: there are no parameters here"
              : "is unknown; there are " + String.join(", ", names));
    }
    if (values.size() > 1) {
      return Optional.of("is given more than once");
    }
    return values.getFirst().isEmpty() ? Optional.of("is empty: leave it out") : Optional.empty();
  }

  private static TreeSet<String> of(Method method) {
    TreeSet<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      RestQuery rest = parameter.getAnnotation(RestQuery.class);
      if (query != null) {
        names.add(query.value());
      } else if (rest != null) {
        names.add(rest.value().isEmpty() ? parameter.getName() : rest.value());
      } else if (parameter.isAnnotationPresent(BeanParam.class)) {
        Arrays.stream(parameter.getType().getDeclaredFields())
            .map(field -> field.getAnnotation(QueryParam.class))
            .filter(annotation -> annotation != null)
            .forEach(annotation -> names.add(annotation.value()));
      }
    }
    return names;
  }
}
