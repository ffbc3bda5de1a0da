// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

/** Why a venue turned us away. */
public enum RefusalCause {
  /** HTTP 401: who we say we are is not accepted. */
  UNAUTHORIZED,
  /** HTTP 403 or 451: we are not let in. */
  FORBIDDEN,
  /** HTTP 429 or 418: we ask too much. */
  TOO_MANY_REQUESTS,
  /** HTTP 5xx: the venue is not well. */
  SERVER_ERROR,
  /** Any other HTTP status that was not expected. */
  OTHER_STATUS,
  /** A subscription was refused or not acknowledged. */
  SUBSCRIPTION;

  /** The cause behind an unexpected HTTP status. */
  public static RefusalCause ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403, 451 -> FORBIDDEN;
      case 418, 429 -> TOO_MANY_REQUESTS;
      default -> status >= 500 && status <= 599 ? SERVER_ERROR : OTHER_STATUS;
    };
  }
}
