// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

/**
 * How a channel does, since the process began.
 *
 * @param kind whose protocol it speaks
 * @param sent messages that arrived
 * @param waiting messages that will be sent
 * @param lost messages given up, or left out since too many waited
 * @param problem why the last one did not arrive; blank if it did. Holds no secret
 */
public record ChannelStatus(
    String name, String kind, long sent, long waiting, long lost, String problem) {}
