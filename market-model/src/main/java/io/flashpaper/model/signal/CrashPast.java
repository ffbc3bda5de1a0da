// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

import io.flashpaper.model.Price;

/**
 * K in the 30 seconds before a flash crash, as far back as it was known.
 *
 * @param highest the highest K that was in force at some instant
 * @param lowest the lowest
 * @param mean each K weighted with the time it was in force, rounded half up to the micro-dollar
 */
public record CrashPast(Price highest, Price lowest, Price mean) {}
