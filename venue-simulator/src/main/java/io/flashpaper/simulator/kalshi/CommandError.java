// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

/** Why a command or a connection failed; the codes are the exchange's. */
enum CommandError {
  UNPARSABLE(1, "Unable to process message"),
  PARAMS_REQUIRED(2, "Params required"),
  CHANNELS_REQUIRED(3, "Channels required"),
  SIDS_REQUIRED(4, "Subscription IDs required"),
  UNKNOWN_COMMAND(5, "Unknown command"),
  UNKNOWN_SID(7, "Unknown subscription ID"),
  UNKNOWN_CHANNEL(8, "Unknown channel name"),
  INVALID_PARAMETER(11, "Invalid parameter"),
  EXACTLY_ONE_SID(12, "Exactly one subscription ID is required"),
  UNSUPPORTED_ACTION(13, "Unsupported action"),
  MARKET_REQUIRED(14, "Market ticker required"),
  ACTION_REQUIRED(15, "Action required"),
  INDEX_REQUIRED(24, "Index IDs required"),
  OVERFLOW(25, "Subscription buffer overflow");

  private final int code;
  private final String text;

  CommandError(int code, String text) {
    this.code = code;
    this.text = text;
  }

  String frame(long id) {
    String head = id == 0 ? "{" : "{\"id\":" + id + ",";
    return head + "\"type\":\"error\",\"msg\":{\"code\":" + code + ",\"msg\":\"" + text + "\"}}\n";
  }
}
