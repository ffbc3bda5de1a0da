// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

/**
 * How a topic is not as it is declared.
 *
 * @param isHarmful whether the ledger could lose what it needs
 * @param sentence names topic, setting, what was found and what is wanted, and the remedy
 */
public record Difference(boolean isHarmful, String sentence) {}
