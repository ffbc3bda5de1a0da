// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A path of the REST API with its parameters, as a request has it. */
public record ApiPath(String path, Map<String, String> parameters) {
  private static final String BASE = "/api/v1/";

  /** Freezes the parameters. */
  public ApiPath {
    parameters = Map.copyOf(parameters);
  }

  /** A path below {@code /api/v1}, its parts such as {@code "accounts", "main", "equity"}. */
  public static ApiPath of(String... parts) {
    return new ApiPath(
        BASE + String.join("/", Arrays.stream(parts).map(ApiPath::encoded).toList()), Map.of());
  }

  /** The same with a parameter, in place of the one it had by this name. */
  public ApiPath with(String name, Object value) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put(name, value.toString());
    return new ApiPath(path, all);
  }

  /** The same with a parameter if there is a value. */
  public ApiPath with(String name, Optional<?> value) {
    return value.isPresent() ? with(name, (Object) value.get()) : this;
  }

  @Override
  public String toString() {
    return parameters.isEmpty()
        ? path
        : path
            + new TreeMap<>(parameters)
                .entrySet().stream()
                    .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                    .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
