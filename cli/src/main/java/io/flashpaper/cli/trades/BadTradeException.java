// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.trades;

/** A line is no closed trade; the message names the field, what is wrong with it and the remedy. */
final class BadTradeException extends Exception {
  private static final long serialVersionUID = 1L;

  BadTradeException(String message) {
    super(message);
  }
}
