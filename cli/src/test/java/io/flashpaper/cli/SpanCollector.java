// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes what services tell of traces by OTLP over HTTP, as a collector does. */
final class SpanCollector implements AutoCloseable {
  /**
   * A span as it was told.
   *
   * @param parent blank for the first of a trace
   * @param begun in nanoseconds of Unix time, as is {@code ended}
   * @param attributes texts, and {@code Long}s
   */
  record Told(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      long begun,
      long ended,
      boolean failed,
      Map<String, Object> attributes) {}

  private final HttpServer server;
  private final Map<String, List<Told>> traces = new LinkedHashMap<>();

  SpanCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** What services are told to send their spans to. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
          .getResourceSpansList()
          .forEach(this::take);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private synchronized void take(ResourceSpans told) {
    String service = attributes(told.getResource().getAttributesList()).get("service.name") + "";
    for (ScopeSpans scope : told.getScopeSpansList()) {
      for (Span span : scope.getSpansList()) {
        Told next = told(service, span);
        traces.computeIfAbsent(next.trace(), _ -> new ArrayList<>()).add(next);
      }
    }
  }

  private static Told told(String service, Span span) {
    return new Told(
        service,
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        span.getName(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
        attributes(span.getAttributesList()));
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  private static Map<String, Object> attributes(List<KeyValue> told) {
    Map<String, Object> attributes = new TreeMap<>();
    for (KeyValue each : told) {
      AnyValue value = each.getValue();
      attributes.put(
          each.getKey(),
          value.hasIntValue() ? (Object) value.getIntValue() : value.getStringValue());
    }
    return attributes;
  }

  /** The spans of each trace there is, in the order they began; those first told come first. */
  synchronized List<List<Told>> traces() {
    return traces.values().stream()
        .map(trace -> trace.stream().sorted(Comparator.comparingLong(Told::begun)).toList())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
