// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.wire;

/** A REST answer: HTTP status and JSON body. */
public record Answer(int status, String body) {
  /** A success. */
  public static Answer ok(String body) {
    return new Answer(200, body);
  }
}
