// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import jakarta.ws.rs.core.Response;

/**
 * An error as REST says it.
 *
 * @param title the kind of error
 * @param status the HTTP status
 * @param detail what exactly, and what would be right
 */
record Problem(String title, int status, String detail) {
  static Problem notFound(String detail) {
    return new Problem("Not found", 404, detail);
  }

  static Problem conflict(String detail) {
    return new Problem("Conflict", 409, detail);
  }

  Response response() {
    return Response.status(status).type("application/problem+json").entity(this).build();
  }
}
