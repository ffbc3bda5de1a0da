// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

/**
 * An error as REST says it.
 *
 * @param title the kind of error
 * @param status the HTTP status
 * @param detail what exactly, and what would be right
 */
public record Problem(String title, int status, String detail) {}
