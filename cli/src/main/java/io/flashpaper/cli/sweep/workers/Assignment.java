// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A job as it is on Kafka, with all that a worker must have to do it.
 *
 * @param job what to do
 * @param basis what all jobs of the sweep have in common
 * @param beneath the settings beneath those of the job
 */
public record Assignment(Job job, Basis basis, SortedMap<String, String> beneath) {
  /** Freezes the settings. */
  public Assignment {
    beneath = Collections.unmodifiableSortedMap(new TreeMap<>(beneath));
  }

  String write() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("job", JobJson.write(job));
    basis.tapes().forEach(json.putArray("tapes")::add);
    basis.foundation().forEach(json.putArray("foundation")::add);
    json.put("program", basis.program()).put("account", basis.account());
    ObjectNode settings = json.putObject("beneath");
    beneath.forEach(settings::put);
    return json.toString();
  }

  static Assignment read(String line) {
    JsonNode json = JobJson.tree(line);
    SortedMap<String, String> beneath = new TreeMap<>();
    json.path("beneath").properties().forEach(e -> beneath.put(e.getKey(), e.getValue().asText()));
    return new Assignment(
        JobJson.job(json.path("job")),
        new Basis(
            texts(json.path("tapes")),
            texts(json.path("foundation")),
            json.path("program").asText(),
            json.path("account").asText()),
        beneath);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
