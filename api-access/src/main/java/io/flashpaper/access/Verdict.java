// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

/** What is to become of a request. */
sealed interface Verdict {
  /** It may pass. */
  record Pass() implements Verdict {}

  /** It may not. */
  record Refused(Refusal refusal) implements Verdict {}

  /** Its token is none of ours: OIDC says whose it is. */
  record ByRole() implements Verdict {}
}
