// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another service whose report is shown as it is: asked with the token of whoever asks, never
 * followed elsewhere, and only so long and so much of it. Where its name has several addresses, the
 * first that is no standby answers.
 */
final class Neighbour {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 4 << 20;
  private static final Set<Integer> PASSED_ON = Set.of(200, 401, 403, 429);

  /** How a standby, which knows nothing of what the leader does, says that it is one. */
  private static final Set<String> STANDBYS = Set.of("STANDBY", "WAITING_FOR_TAPE");

  private final String service;
  private final String setting;
  private final Optional<URI> address;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * A neighbour.
   *
   * @param service its name
   * @param setting that says where it is
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  Neighbour(
      String service, String setting, Optional<URI> address, Duration timeout, HttpClient http) {
    address.ifPresent(uri -> mustBeHttp(setting, uri));
    this.service = service;
    this.setting = setting;
    this.address = address;
    this.timeout = timeout;
    this.http = http;
  }

  private static void mustBeHttp(String setting, URI uri) {
    boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!isHttp || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "%s must be an address such as http://127.0.0.1:8081, without a user's name"
              .formatted(setting));
    }
  }

  /**
   * What it answers at a path.
   *
   * @param authorization of whoever asks; null for nobody
   * @throws ProblemException saying what to set, or that it is away
   */
  Response ask(String path, @Nullable String authorization) {
    URI given = address.orElseThrow(this::notSet);
    Optional<Report> standby = Optional.empty();
    String failure = "has no address";
    for (URI each : each(given)) {
      try {
        Report report = ask(URI.create(withoutSlash(each) + path), authorization);
        if (!report.isOfStandby()) {
          return report.response();
        }
        standby = Optional.of(report);
      } catch (IOException away) {
        failure = "does not answer: " + Objects.requireNonNullElse(away.getMessage(), "refused");
      }
    }
    String why = failure;
    return standby.map(Report::response).orElseThrow(() -> away(given, why));
  }

  private ProblemException notSet() {
    return ProblemException.of(
        Problem.Kind.UNAVAILABLE,
        "it is not known where the %s is: set %s to its address, such as http://127.0.0.1:8081"
            .formatted(service, setting));
  }

  private ProblemException away(URI uri, String how) {
    return ProblemException.of(
        Problem.Kind.UNAVAILABLE,
        "the %s at %s %s; see that it runs, and that %s is right"
            .formatted(service, uri, how, setting));
  }

  /** A certificate is made out to the name, so with TLS that is asked alone. */
  private static List<URI> each(URI given) {
    if ("https".equals(given.getScheme())) {
      return List.of(given);
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(given.getHost()))
          .map(address -> at(given, address))
          .toList();
    } catch (UnknownHostException nobody) {
      return List.of();
    }
  }

  private static URI at(URI given, InetAddress address) {
    String literal = address.getHostAddress().replaceFirst("%.*", "");
    String host = literal.contains(":") ? "[" + literal + "]" : literal;
    return URI.create(given.toString().replaceFirst("(?<=//)(\\[.*?]|[^:/]*)", host));
  }

  private static String withoutSlash(URI base) {
    return base.toString().replaceFirst("/$", "");
  }

  private Report ask(URI uri, @Nullable String authorization) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
    if (authorization != null) {
      request.header(HttpHeaders.AUTHORIZATION, authorization);
    }
    try {
      return Report.of(
          http.send(
              request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("this service ends", stopping);
    }
  }

  /** What was answered, if it is fit to be passed on. */
  private record Report(int status, String type, byte[] body) {
    static Report of(HttpResponse<byte[]> answer) throws IOException {
      String type =
          answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("").split(";", 2)[0];
      boolean isJson =
          type.equals(MediaType.APPLICATION_JSON) || type.equals(ProblemMapper.MEDIA_TYPE);
      if (!isJson || !PASSED_ON.contains(answer.statusCode())) {
        throw new IOException("%d is not its report".formatted(answer.statusCode()));
      }
      return new Report(answer.statusCode(), type, answer.body());
    }

    boolean isOfStandby() throws IOException {
      JsonNode report = JSON.readTree(body);
      return status == 200
          && (STANDBYS.contains(report.path("role").asText())
              || STANDBYS.contains(report.path("state").asText()));
    }

    Response response() {
      return Response.status(status).type(type).entity(body).build();
    }
  }
}
