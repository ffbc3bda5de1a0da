// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The rules in force: made before anything listens, so that a service no one may open never does.
 */
@Singleton
public final class Access {
  private static final Logger LOG = Logger.getLogger(Access.class);

  private final AccessRules rules;
  private final String host;

  /** The rules by the settings. */
  public Access(
      AccessConfig config,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean roles,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.rules = new AccessRules(config, roles, host);
    this.host = host;
  }

  void say(@Observes @Priority(2) StartupEvent event) {
    LOG.info(rules.inWords(host));
  }

  AccessRules rules() {
    return rules;
  }
}
