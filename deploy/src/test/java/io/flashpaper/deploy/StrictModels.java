// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the models of Kubernetes and of the operators find wrong with a manifest. */
final class StrictModels {
  private static final Map<String, Class<?>> OF_OPERATORS =
      Map.of(
          "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class,
          "kafka.strimzi.io/v1 Kafka", Kafka.class,
          "kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class,
          "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
          "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class);

  private StrictModels() {}

  /** Unknown, missing and mistyped fields, each as a sentence; empty where all is well. */
  static List<String> complaints(Manifest manifest) {
    String kind = manifest.apiVersion() + " " + manifest.kind();
    if (kind.equals(CloudNativePg.KIND)) {
      return CloudNativePg.complaints(manifest);
    }
    Class<?> model = OF_OPERATORS.get(kind);
    return model == null ? ofKubernetes(manifest) : ofOperator(manifest, model);
  }

  private static List<String> ofKubernetes(Manifest manifest) {
    Class<?> model = ModelMapper.getApiTypeClass(manifest.apiVersion(), manifest.kind());
    if (model == null || model == DynamicKubernetesObject.class) {
      return List.of("nobody knows " + manifest.apiVersion() + " " + manifest.kind());
    }
    try {
      model.getMethod("fromJson", String.class).invoke(null, manifest.toJson());
      return List.of();
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> ofOperator(Manifest manifest, Class<?> model) {
    try {
      List<String> unknown = new ArrayList<>();
      UnknownFields.collect(new ObjectMapper().readValue(manifest.toJson(), model), "", unknown);
      return unknown;
    } catch (JsonProcessingException e) {
      return List.of(e.getOriginalMessage());
    }
  }
}
